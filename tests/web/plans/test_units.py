from tests.web.case import Site
from tests.web.plans.made import PACK, science
from tidu.web.organisations.models import Kind, OrganisationAlias, OrganisationUnit
from tidu.web.plans.packs import plans
from tidu.web.plans.units import PlanUnits


def test_a_unit_is_found_by_short_form_alias_or_as_a_group(site: Site) -> None:
    town = OrganisationUnit.objects.create(
        root=site.root, jurisdiction=site.town, name="示例东镇人民政府", kind=Kind.LOCAL
    )
    OrganisationUnit.objects.create(
        root=site.root, jurisdiction=site.town, name="示例旧镇人民政府", kind=Kind.LOCAL, is_active=False
    )
    units = PlanUnits(site.root)
    assert units.named("市工信局").units == (site.bureau,)
    assert units.named("各镇人民政府").units == (town,)
    assert units.named("各街道办事处").units == ()
    assert units.named("市文广旅局").units == ()
    OrganisationAlias.objects.create(root=site.root, unit=town, name="各县〔市〕区政府")
    assert PlanUnits(site.root).named("各县〔市〕区政府").units == (town,)


def test_who_reports_a_task(site: Site) -> None:
    bureau, pack = science(site), plans().plan(PACK)
    found = {one.task.id: one for one in PlanUnits(site.root).of_plan(pack)}
    # 市科技局 and 市工信局 stand side by side: nobody is said to lead, both report.
    assert set(found["t4"].reporters) == {bureau, site.bureau}
    assert found["t4"].lead == ()
    assert set(found["t3"].reporters) == {site.bureau}


def test_shared_units_may_report_but_are_not_asked(site: Site) -> None:
    zone = OrganisationUnit.objects.create(root=site.root, jurisdiction=site.root, name="经开区管委会")
    pack = plans().plan("changshu")
    found = next(one for one in PlanUnits(site.root).of_plan(pack) if one.task.id == "t2-1")
    assert found.reporters == (site.bureau,)
    assert zone in found.all
