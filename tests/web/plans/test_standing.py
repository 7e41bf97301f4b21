from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan, title
from tidu.plans.progress import Reported
from tidu.plans.status import Status
from tidu.web.assessments.models import VerdictList
from tidu.web.plans.packs import plans
from tidu.web.plans.services import measure
from tidu.web.plans.standing import Standing, day_of, standings, tally


def by_id(found: tuple[Standing, ...]) -> dict[str, Standing]:
    return {one.target.id: one for one in found}


def test_a_figure_its_gap_and_the_firms_nearest(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    title(site, site.east_firm)
    measure(adopted, on=ON)
    found = by_id(standings(adopted, pack))
    srdi = found["srdi"]
    assert (srdi.measured, srdi.reported, srdi.difference, srdi.short) == ("1 户", "—", "—", "599 户")
    assert srdi.progress.status is Status.behind
    # Nobody was screened yet: the way leads there.
    assert srdi.nearest == "/assessments/screenings/new/"
    VerdictList.objects.create(root=site.root, standard="national.srdi-2026", case="new")
    assert "standard=national.srdi-2026&" in by_id(standings(adopted, pack))["srdi"].nearest
    assert found["green-factories"].measured == "—"
    assert found["pool"].measured == "待补数据"
    assert day_of(adopted) == ON


def test_reported_beside_measured(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    title(site, site.east_firm)
    measure(adopted, on=ON)
    said = [
        Reported("srdi", Decimal(3), date(2025, 3, 31), unit="示例局"),
        Reported("green-factories", Decimal("10.0"), date(2025, 3, 31)),
    ]
    found = by_id(standings(adopted, pack, reported=said))
    assert (found["srdi"].reported, found["srdi"].difference) == ("3 户", "−2 户")
    assert found["srdi"].progress.used == "measured"
    green = found["green-factories"]
    assert (green.reported, green.progress.status, green.short) == ("10 户", Status.done, "")


def test_without_a_reading_nothing_is_claimed(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    found = standings(adopted, pack)
    assert tally(found)[2] == (Status.no_data, "secondary", len(pack.targets))
    assert {one.short for one in found} == {""}


def test_a_gap_is_rounded_up(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    said = [Reported("rd-intensity", Decimal("2.96"), date(2022, 6, 1))]
    one = by_id(standings(adopted, pack, reported=said))["rd-intensity"]
    assert one.progress.short == Fraction(4, 10_000)
    assert one.short == "0.1 个百分点"


def test_a_line_to_be_exceeded_is_not_met_by_reaching_it(site: Site) -> None:
    adopted, pack = plan(site, pack="changshu.plan-2023"), plans().plan("changshu")
    said = [Reported("key-process-control", Decimal(65), date(2023, 6, 1))]
    one = by_id(standings(adopted, pack, reported=said))["key-process-control"]
    assert (one.value, one.reported, one.short) == ("65%", "65%", "须超过所写的数")
