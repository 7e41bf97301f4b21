"""Facts of several files are checked together; errors are in bad_packs, here is what passes."""

from tests.engine.support import SMALL
from tidu.engine.packs.catalogue_checks import Headers, check_fact, check_facts_file, check_ledger
from tidu.engine.packs.convert import convert
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.facts import FactsFile

DOCUMENT = read_yaml((SMALL / "facts.yaml").read_text("utf-8"), "facts.yaml")
SPEC = convert(DOCUMENT, FactsFile)
FACTS = {fact.id: fact for fact in SPEC.facts}


def test_the_small_catalogue_is_sound() -> None:
    assert list(check_facts_file(SPEC, FACTS, Headers(), DOCUMENT)) == []
    assert all(not list(check_fact(fact, FACTS, DOCUMENT, "facts[0]")) for fact in SPEC.facts)
    assert list(check_ledger(SPEC.records[0], DOCUMENT, "records[0]")) == []


def test_a_fact_may_repeat_its_own_names_only() -> None:
    headers = Headers()
    revenue = FACTS["revenue"]
    assert list(headers.check(revenue, DOCUMENT, "facts[0]")) == []
    assert list(headers.check(revenue, DOCUMENT, "facts[0]")) == []
    other = FACTS["share"]
    assert list(headers.check(other, DOCUMENT, "facts[1]")) == []


def test_years_since_names_a_date() -> None:
    without = {name: fact for name, fact in FACTS.items() if name != "niche_since"}
    errors = list(check_fact(FACTS["niche_years"], without, DOCUMENT, "facts[9]"))
    assert [error.message for error in errors] == ["years_since 应为日期类事实"]
