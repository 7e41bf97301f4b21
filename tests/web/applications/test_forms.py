import pytest

from tests.web.applications.kit import TODAY, apply, open_batch
from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.applications.forms import BeginForm, FillForm, first_missing, keys_to_fill
from tidu.web.applications.precheck import precheck
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts

pytestmark = pytest.mark.django_db
LAST = TODAY.year - 1


def test_only_what_is_missing_is_asked(site: Site) -> None:
    made = apply(open_batch(site, standard="national.srdi-2026"), site.east_firm)
    before = keys_to_fill(made, precheck(made, on=TODAY))
    assert ("total_assets", LAST) in before
    # Titles, master data and judgements of the authority are not asked of a firm.
    assert not {"srdi_until", "innovative_until", "size_industry", "dishonesty_list"} & {
        key[0] for key in before
    }
    strong = source(site, strength=Strength.DEPARTMENT)
    record_facts(
        actor=None, enterprise=site.east_firm, year=LAST, source=strong, values={"total_assets": "1亿"}
    )
    after = keys_to_fill(made, precheck(made, on=TODAY))
    assert set(before) - set(after) == {("total_assets", LAST)}


def test_what_was_filled_in_stays_to_be_corrected(site: Site) -> None:
    made = apply(open_batch(site, standard="national.srdi-2026"), site.east_firm)
    made.draft = [{"fact": "total_assets", "year": LAST, "value": "10000000.00"}]
    keys = keys_to_fill(made, precheck(made, on=TODAY))
    form = FillForm(application=made, keys=keys)
    assert form.initial[f"total_assets-{LAST}"] == "1000"
    assert form.fields[f"total_assets-{LAST}"].label == f"{LAST} 年资产总额（万元）"


def test_values_are_read_in_their_units(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    form = FillForm({f"revenue-{LAST}": "1,500"}, application=made, keys=[("revenue", LAST)])
    assert form.is_valid()
    assert form.values == {("revenue", LAST): 15_000_000}
    form = FillForm({f"revenue-{LAST}": "多"}, application=made, keys=[("revenue", LAST)])
    assert list(form.errors) == [f"revenue-{LAST}"]


def test_an_emptied_value_is_taken_out(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    made.draft = [{"fact": "revenue", "year": LAST, "value": "1.00"}]
    form = FillForm({f"revenue-{LAST}": ""}, application=made, keys=[("revenue", LAST)])
    assert form.is_valid()
    assert form.values == {("revenue", LAST): None}


def test_the_first_missing_material(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    assert first_missing(made) is None
    first = made.batch.materials.create(label="甲")
    made.batch.materials.create(label="乙", position=1)
    assert first_missing(made) == first


@pytest.mark.parametrize(("word", "found"), [("code", True), ("name", True), ("别处市电子有限公司", False)])
def test_a_firm_by_code_or_name(site: Site, word: str, found: bool) -> None:  # noqa: FBT001 - a table
    said = {"code": site.east_firm.uscc.lower(), "name": site.east_firm.name}.get(word, word)
    form = BeginForm({"firm": said}, person=site.officer)
    assert form.is_valid() is found
