"""What a plan must say about itself, even where the answer is null."""

import msgspec
import pytest

from tests.plans.kit import plan_text, target_text
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.plans.schema.plan import PlanDocument, PlanFile


def test_a_document_says_what_is_not_known() -> None:
    keys: dict[str, object] = {"title": None, "number": None, "issuers": [], "issued": None}
    assert not msgspec.convert(keys, PlanDocument).draft
    for key in keys:
        with pytest.raises(msgspec.ValidationError, match=key):
            msgspec.convert({name: value for name, value in keys.items() if name != key}, PlanDocument)


def test_only_targets_and_tasks_must_be_there() -> None:
    spec = msgspec.convert(read_yaml(plan_text(target_text()), "plan.yaml").data, PlanFile)
    assert (spec.incentives, spec.mechanisms, spec.gaps, spec.reporting) == ((), (), (), None)
    assert spec.tasks[0].units == ("甲局", "乙局")
    assert spec.tasks[0].lead == ()
