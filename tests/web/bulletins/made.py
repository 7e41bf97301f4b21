"""A quarter of a plan that is over: measured at its close, one report accepted, and a bulletin on it."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from tests.web.breakdowns.made import pack, parts
from tests.web.case import Site
from tests.web.plans.made import NOW, TASK, plan, report, reporter, science, title
from tests.web.starts import start
from tidu.web.bulletins.models import Bulletin
from tidu.web.bulletins.quarterly import Quarterly, quarterly
from tidu.web.bulletins.services import begin, issue
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.reports import Figure, accept, submit
from tidu.web.plans.services import measure

TODAY = date(2026, 1, 10)
ISSUED_ON = date(2026, 1, 12)


@start
def quarter_over(site: Site) -> AdoptedPlan:
    """The plan's last quarter: a holder in the east, parts for both districts, a report of the bureau."""
    reporter(site)
    science(site)
    adopted = plan(site)
    title(site, site.east_firm)
    measure(adopted, on=NOW.last)
    parts(site, adopted, 2, 598)
    figures = [Figure("srdi-city", Decimal(950), "示例台账")]
    made = report(site, figures=figures)
    made.problems = "示例：企业数据报送不及时。"
    made.save()
    submit(actor=site.people["unit"], report=made)
    accept(actor=site.officer, report=made)
    adopted.refresh_from_db()
    return adopted


def found(site: Site) -> Quarterly:
    return quarterly(quarter_over(site), pack(), NOW, today=TODAY)


def draft(site: Site) -> Bulletin:
    return begin(actor=site.officer, plan=quarter_over(site), quarter=NOW)


def issued(site: Site) -> Bulletin:
    return issue(actor=site.officer, bulletin=draft(site), on=ISSUED_ON)


class Head:
    """What the form of a draft sends beside the texts."""

    fields: ClassVar[dict[str, str]] = {
        "number": "7",
        "masthead": "示例市培育工作通报",
        "title": "关于示例季度的通报",
        "issuer": "示例市工业和信息化局",
        "recipients": "各责任单位",
        "copies": "",
        "signer": "",
    }


__all__ = ["NOW", "TASK", "Head", "draft", "found", "issued", "quarter_over"]
