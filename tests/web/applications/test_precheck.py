from dataclasses import replace

import pytest

from tests.web.applications.kit import TODAY, apply, open_batch
from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.engine.values import Verdict
from tidu.web.applications.models import Application
from tidu.web.applications.precheck import precheck, stronger
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts

pytestmark = pytest.mark.django_db
LAST = TODAY.year - 1
ASSETS, DEBTS = ("total_assets", LAST), ("total_liabilities", LAST)


def drafted(site: Site, standard: str = "national.srdi-2026") -> Application:
    made = apply(open_batch(site, standard=standard), site.east_firm)
    made.draft = [
        {"fact": "total_assets", "year": LAST, "value": "10000000.00"},
        {"fact": "total_liabilities", "year": LAST, "value": "9000000.00"},
    ]
    made.save()
    return made


def test_a_draft_lies_over_the_registry(site: Site) -> None:
    made = drafted(site)
    found = precheck(made, on=TODAY)
    assert found.clauses["debt-ratio"] is Verdict.unmet
    assert found.count(Verdict.unmet) == sum(one is Verdict.unmet for one in found.clauses.values())
    made.draft = []
    assert precheck(made, on=TODAY).clauses["debt-ratio"] is Verdict.unknown


def test_a_stronger_source_keeps_its_say(site: Site) -> None:
    made = drafted(site)
    strong = source(site, strength=Strength.DEPARTMENT)
    record_facts(
        actor=None, enterprise=site.east_firm, year=LAST, source=strong, values={"total_liabilities": "100万"}
    )
    assert stronger(site.east_firm) == {DEBTS}
    assert precheck(made, on=TODAY).clauses["debt-ratio"] is Verdict.met


def test_the_own_word_can_be_corrected(site: Site) -> None:
    made = drafted(site)
    own = source(site, strength=Strength.FIRM)
    record_facts(
        actor=None, enterprise=site.east_firm, year=LAST, source=own, values={"total_liabilities": "1万"}
    )
    assert stronger(site.east_firm) == set()
    assert precheck(made, on=TODAY).clauses["debt-ratio"] is Verdict.unmet


def test_a_level_without_a_standard_is_not_judged(site: Site) -> None:
    found = precheck(drafted(site, standard=""), on=TODAY)
    assert found.result is None
    assert found.clauses == {}


def test_what_is_submitted_is_judged_without_the_draft(site: Site) -> None:
    made = drafted(site)
    made.state = "submitted"
    assert precheck(made, on=TODAY).clauses["debt-ratio"] is Verdict.unknown
    assert replace(precheck(made, on=TODAY), result=None).clauses == {}
