from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from tests.web.case import Site
from tests.web.plans.made import NOW, report, reporter
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import plans
from tidu.web.plans.reports import submit
from tidu.web.plans.workbook import plan_workbook

TODAY = date(2026, 1, 8)


def texts(content: bytes, sheet: str) -> set[object]:
    rows = load_workbook(BytesIO(content), read_only=True)[sheet].iter_rows(values_only=True)
    return {cell for row in rows for cell in row}


def test_goals_reports_and_every_list(site: Site) -> None:
    unit = reporter(site)
    submit(actor=unit, report=report(site, text="已报的进展"))
    report(site, text="草稿里的话", quarter=NOW.before())
    adopted, pack = AdoptedPlan.objects.get(), plans().plan("changchun")
    content = plan_workbook(adopted, pack, today=TODAY, reports=True)
    assert {"≥ 3,000 户", "无数据"} <= texts(content, "目标进展")
    said = texts(content, "季度报告")
    assert {"已报的进展", "待审核", "逾期报送", "未报", "已逾期", "草稿"} <= said
    assert "草稿里的话" not in said
    names = load_workbook(BytesIO(content)).sheetnames
    assert {"目标", "任务", "文件缺漏"} <= set(names)
    assert (
        "季度报告"
        not in load_workbook(BytesIO(plan_workbook(adopted, pack, today=TODAY, reports=False))).sheetnames
    )
