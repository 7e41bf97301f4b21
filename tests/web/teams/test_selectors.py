import io

from python_calamine import CalamineWorkbook

from tests.web.case import Site
from tests.web.plans.made import plan, science
from tests.web.teams.made import contact, with_teams
from tidu.web.teams.selectors import (
    teams_to_come,
    teams_workbook,
    units_without_contact,
)
from tidu.web.teams.services import enter_teams


def test_units_that_name_nobody(site: Site) -> None:
    adopted, other = with_teams(site), science(site)
    assert set(units_without_contact(adopted)) == {site.bureau, other}
    contact(site, adopted)
    assert units_without_contact(adopted) == (other,)


def test_teams_that_are_still_to_be_set_up(site: Site) -> None:
    adopted = plan(site)
    assert teams_to_come(adopted) == 6
    enter_teams(adopted)
    assert teams_to_come(adopted) == 0
    assert teams_to_come(plan(site, pack="changshu.plan-2023")) == 0


def test_a_plan_gone_from_the_packs_asks_for_nothing(site: Site) -> None:
    adopted = plan(site)
    adopted.pack = "gone.plan-2020"
    assert teams_to_come(adopted) == 0
    assert units_without_contact(adopted) == ()


def test_the_workbook_has_both_lists(site: Site) -> None:
    adopted = with_teams(site)
    contact(site, adopted)
    book = CalamineWorkbook.from_filelike(io.BytesIO(teams_workbook(adopted)))
    teams = book.get_sheet_by_name("服务专班").to_python()
    assert teams[3][:5] == ["工业服务专班", "工业", "示例市工业和信息化局", "", "示例甲（000-00000001）"]
    assert book.get_sheet_by_name("联系人").to_python()[2][1] == "示例甲"
