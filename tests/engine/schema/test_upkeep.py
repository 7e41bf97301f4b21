"""The shape of upkeep files: nothing unknown, nothing without a source."""

import msgspec
import pytest

from tidu.engine.schema.upkeep import UpkeepFile

SOURCE = {
    "document": "办法",
    "clause": "一",
    "published": None,
    "effective": None,
    "confirmation": "unconfirmed",
}
GROUP = {"id": "a", "label": "甲", "facts": ["revenue"], "source": SOURCE}


def test_a_file_may_hold_rules_tracked_groups_or_both() -> None:
    assert msgspec.convert({"tracked": [GROUP]}, UpkeepFile).rules == ()


@pytest.mark.parametrize("broken", [{k: v for k, v in GROUP.items() if k != "source"}, {**GROUP, "more": 1}])
def test_a_group_names_its_source_and_nothing_unknown(broken: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"tracked": [broken]}, UpkeepFile)
