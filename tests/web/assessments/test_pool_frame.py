import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.web.assessments.made import ON, add_ledgers, fill
from tests.web.case import Site
from tidu.engine.columnar import frame_of
from tidu.engine.schema.facts import FactType
from tidu.web.assessments.pool_frame import FIRM, pool_frame, typed
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.models import CurrentFacts
from tidu.web.packs import fact_definition, library

STANDARDS = [
    library().standard(one)
    for one in (
        "national.innovative-2022",
        "national.srdi-2022",
        "national.srdi-2026",
        "national.little-giant-2022",
        "national.little-giant-2026",
        "national.champion-2023",
    )
]


def test_it_holds_what_the_firms_hold_one_by_one(site: Site) -> None:
    fill(site, site.east_firm)
    fill(site, site.west_firm, revenue=None, class1_ip=None)
    add_ledgers(site, site.west_firm)
    firms = Enterprise.objects.order_by("pk")
    frame = pool_frame(firms, STANDARDS, on=ON)
    expected = frame_of(list(engine_facts(firms, on=ON)), STANDARDS, on=ON, catalogue=library().catalogue)
    assert frame[FIRM].to_list() == [firm.pk for firm in firms]
    assert set(expected.columns) <= set(frame.columns)
    assert_frame_equal(frame.select(expected.columns), expected)
    assert any("@" in name for name in frame.columns)
    assert frame["srdi_until"].null_count() == len(firms) - 1


def test_firms_that_lie_between_are_left_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for firm in (site.east_firm, site.west_firm):
        fill(site, firm)
        add_ledgers(site, firm)
    whole = pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)
    chosen = Enterprise.objects.filter(pk__in=(site.east_firm.pk, site.foreign_firm.pk))
    for sparse in (1, 3):  # by a list, by a range
        monkeypatch.setattr("tidu.web.assessments.pool_frame._SPARSE", sparse)
        asked: list[int] = []
        monkeypatch.setattr(
            "tidu.web.assessments.pool_frame.engine_facts",
            lambda found, on, asked=asked: engine_facts(asked_for(found, asked), on=on),
        )
        frame = pool_frame(chosen, STANDARDS, on=ON)
        assert asked == [site.east_firm.pk]  # not the west firm's, which lies between and has ledgers too
        assert_frame_equal(frame, whole.filter(pl.col(FIRM) != site.west_firm.pk))


def asked_for(found: list[Enterprise], asked: list[int]) -> list[Enterprise]:
    asked += [firm.pk for firm in found]
    return found


def test_no_firms_no_rows(site: Site) -> None:
    assert pool_frame(Enterprise.objects.none(), STANDARDS, on=ON).height == 0


def test_queries_do_not_grow_with_firms(site: Site, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a fixture without a public type
    fill(site, site.east_firm)
    with django_assert_max_num_queries(8):
        pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)


@pytest.mark.parametrize(
    ("fact", "texts", "values"),
    [
        ("revenue", ["1500.50", "x", None], [1500.5, None, None]),
        ("listed", ["true", "false", "maybe"], [True, False, None]),
        ("rd_institution_level", ["nation", "none", "galaxy"], ["nation", "none", None]),
    ],
)
def test_a_text_that_no_longer_fits_is_missing(
    fact: str, texts: list[str | None], values: list[object]
) -> None:
    definition = fact_definition(fact)
    assert definition is not None
    assert typed(pl.Series(texts, dtype=pl.String), definition).to_list() == values


def test_a_date_that_is_none_is_missing() -> None:
    definition = fact_definition("srdi_until")
    assert definition is not None
    assert definition.type is FactType.date
    read = typed(pl.Series(["2027-01-01", "2027-01-01T00:00:00", "soon"]), definition)
    assert [str(value) for value in read.to_list()] == ["2027-01-01", "2027-01-01", "None"]


def test_a_document_of_another_kind_hides_nothing(site: Site) -> None:
    fill(site, site.east_firm)
    view = CurrentFacts.objects.get(enterprise=site.east_firm, year=2025)
    view.values |= {"employees": {"odd": 1}, "unheard_of": [1]}
    view.save()
    row = pool_frame(Enterprise.objects.filter(pk=site.east_firm.pk), STANDARDS, on=ON)
    assert row["revenue"].to_list() == [42_000_000.0]
    assert row["employees"].to_list() == [None]
