"""One firm is judged while somebody else changes its facts: the line that is written says so."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.web.assessments.made import fill, source_of
from tests.web.case import build_site
from tidu.engine import evaluate
from tidu.web.assessments.models import LatestVerdict
from tidu.web.assessments.services import assess
from tidu.web.facts.services import record_facts

SRDI = "national.srdi-2026"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("line", ["first", "kept"])
def test_a_change_between_reading_and_writing_leaves_the_line_stale(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, today = build_site(), timezone.localdate()
    fill(site, site.east_firm)
    source = source_of(site)

    def change() -> None:
        record_facts(
            actor=None,
            enterprise=site.east_firm,
            year=2025,
            source=source,
            values={"employees": "81"},
        )
        connection.close()

    changing = Thread(target=change)

    def judged_while_it_changes(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - as its own
        changing.start()
        changing.join(0.5)
        return evaluate(*args, **named)

    if line == "kept":
        assess(actor=None, enterprise=site.east_firm, standard=SRDI, on=today, case="new")
    with monkeypatch.context() as patch:
        patch.setattr("tidu.web.assessments.services.evaluate", judged_while_it_changes)
        assess(actor=None, enterprise=site.east_firm, standard=SRDI, on=today, case="new")
    changing.join()
    assert LatestVerdict.objects.get().stale
    assess(actor=None, enterprise=site.east_firm, standard=SRDI, on=today, case="new")
    assert not LatestVerdict.objects.get().stale
