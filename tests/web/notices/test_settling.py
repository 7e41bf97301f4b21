"""What comes of an announced list: titles, closed applications, rows settled by hand."""

from datetime import date

import pytest

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tests.web.notices.listing import DOCUMENT, taken
from tidu.web.applications.models import Application
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import AnnouncedList, RowState
from tidu.web.notices.settling import apply_list, dismiss_row, not_on_list, refuse_others, settle_row
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def east(site: Site) -> AnnouncedList:
    return taken(
        site, (1, site.east_firm.name, site.east_firm.uscc, "SR1", ""), (2, "谁也不是有限公司", "", "SR2", "")
    )


def test_titles_are_made_by_the_term_of_the_level(site: Site) -> None:
    of = east(site)
    assert apply_list(actor=site.officer, of=of) == 1
    title = Title.objects.get()
    assert (title.enterprise, title.level, title.number) == (site.east_firm, "national.srdi", "SR1")
    assert (title.since, title.until) == (date(2026, 3, 1), date(2029, 2, 28))
    assert title.source.name == f"示例省工业和信息化厅 {DOCUMENT}"
    assert apply_list(actor=site.officer, of=of) == 0, "once"
    assert Title.objects.count() == 1
    assert list(of.rows.values_list("state", flat=True)) == [RowState.DONE, RowState.UNMATCHED]


def test_an_application_that_waited_is_closed_and_the_others_by_choice(site: Site) -> None:
    batch = open_batch(site)
    won, lost = (apply(batch, firm, state="recommended") for firm in (site.east_firm, site.west_firm))
    of = east(site)
    with pytest.raises(NoticeError, match="请先登记名单上的企业"):
        refuse_others(actor=site.officer, of=of, chosen={lost.pk})
    apply_list(actor=site.officer, of=of)
    won.refresh_from_db()
    assert won.state == "recognised"
    row = of.rows.get(state=RowState.DONE)
    assert (row.application, row.title) == (won, Title.objects.get())
    assert not_on_list(of) == [lost]
    assert refuse_others(actor=site.officer, of=of, chosen=set()) == 0
    assert refuse_others(actor=site.officer, of=of, chosen={won.pk, lost.pk}) == 1
    lost.refresh_from_db()
    assert (lost.state, lost.is_active) == ("refused", False)
    step = lost.steps.get()
    assert step.reason == f"{DOCUMENT}公布的名单中没有这家企业"
    assert set(Application.objects.values_list("state", flat=True)) == {"recognised", "refused"}


def test_a_row_that_cannot_be_recorded_stays_with_its_reason(site: Site) -> None:
    apply_list(actor=site.officer, of=east(site))
    again = east(site)
    assert apply_list(actor=site.officer, of=again) == 0
    row = again.rows.get(row=2)
    assert row.state == RowState.FAULTY
    assert "已登记过" in row.note


def test_a_row_is_settled_by_hand_before_or_after(site: Site) -> None:
    of = east(site)
    row = of.rows.get(row=3)
    apply_list(actor=site.officer, of=of)
    settled = settle_row(actor=site.officer, row=row, enterprise=site.west_firm)
    assert settled.state == RowState.DONE
    assert settled.title == Title.objects.get(enterprise=site.west_firm)
    with pytest.raises(NoticeError, match="已经处理过：已登记"):
        settle_row(actor=site.officer, row=row, enterprise=site.east_firm)


def test_settled_before_the_list_is_applied(site: Site) -> None:
    of = east(site)
    settle_row(actor=site.officer, row=of.rows.get(row=3), enterprise=site.west_firm)
    assert not Title.objects.exists()
    assert apply_list(actor=site.officer, of=of) == 2


def test_a_row_is_left_out_with_a_reason(site: Site) -> None:
    row = east(site).rows.get(row=3)
    with pytest.raises(NoticeError, match="请写明不登记的原因"):
        dismiss_row(actor=site.officer, row=row, reason=" ")
    assert dismiss_row(actor=site.officer, row=row, reason="外地企业").state == RowState.DISMISSED


def test_not_by_others_and_not_for_foreign_firms(site: Site) -> None:
    of = east(site)
    row = of.rows.get(row=3)
    with pytest.raises(NoticeError, match="没有办理公布名单的权限"):
        apply_list(actor=site.district_officer, of=of)
    with pytest.raises(NoticeError, match="没有维护这家企业的权限"):
        settle_row(actor=site.officer, row=row, enterprise=site.foreign_firm)
