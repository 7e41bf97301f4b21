import pytest

from tests.web.applications.kit import TODAY, apply, open_batch, step
from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.engine.values import Verdict
from tidu.web.applications.freezing import freeze
from tidu.web.facts.models import FactRow
from tidu.web.facts.services import record_facts
from tidu.web.packs import library

pytestmark = pytest.mark.django_db
STANDARD = "national.srdi-2026"


def test_later_facts_do_not_change_what_was_frozen(site: Site) -> None:
    made = apply(open_batch(site, standard=STANDARD), site.east_firm)
    step(site.people["firm"], made, "submit")
    before = made.versions.values().get()
    record_facts(
        actor=None,
        enterprise=site.east_firm,
        year=TODAY.year - 1,
        source=source(site),
        values={"revenue": "1亿"},
    )
    assert made.versions.values().get() == before
    step(site.district_officer, made, "screen-return")
    step(site.people["firm"], made, "resubmit")
    second, first = made.versions.all()
    assert (first.number, second.number) == (1, 2)
    assert "revenue" not in first.facts["values"]
    assert second.facts["values"]["revenue"] == {str(TODAY.year - 1): "100000000.00"}


def test_a_version_names_what_it_was_judged_by(site: Site) -> None:
    made = apply(open_batch(site, standard=STANDARD), site.east_firm)
    version = freeze(made, user=site.officer, on=TODAY)
    standard = library().standard(STANDARD)
    assert (version.standard, version.standard_version) == (STANDARD, standard.version)
    assert version.pack_hash == standard.content_hash
    assert version.verdict is not None
    assert version.result["verdict"] == Verdict(version.verdict).name
    assert set(version.clauses) <= {one.id for one in standard.program("new").conditions}


def test_nothing_filled_in_writes_nothing(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    version = freeze(made, user=site.people["firm"], on=TODAY)
    assert not FactRow.objects.exists()
    assert (version.standard, version.verdict, version.result) == ("", None, {})
