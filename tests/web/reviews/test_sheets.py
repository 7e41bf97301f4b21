"""Sheets: nothing before the declaration, points within their limits, frozen once submitted."""

import pytest

from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, hand_in, review
from tidu.web.applications.models import Application
from tidu.web.assessments.models import FrozenError
from tidu.web.audit.models import Entry
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Criterion, Kind, Sheet
from tidu.web.reviews.sheets import declare_none, step_down, write_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


@pytest.fixture
def sheet(site: Site) -> Sheet:
    draw(site, review(site), experts(site))
    return Sheet.objects.filter(application__enterprise=site.east_firm)[0]


def points(*given: int | None) -> dict[Criterion, int | None]:
    return dict(zip(Criterion.objects.all(), given, strict=True))


def write(sheet: Sheet, *given: int | None, submit: bool = True) -> Sheet:
    return write_sheet(actor=sheet.expert, sheet=sheet, points=points(*given), comment="好", submit=submit)


def test_the_declaration_comes_first(sheet: Sheet) -> None:
    with pytest.raises(ReviewError, match="先确认有无利益冲突"):
        write(sheet, 50, 30)
    declare_none(actor=sheet.expert, sheet=sheet)
    at = declare_none(actor=sheet.expert, sheet=sheet).cleared_at
    write(sheet, 50, 30)
    sheet.refresh_from_db()
    assert sheet.cleared_at == at
    assert Entry.objects.filter(action="确认无利益冲突").count() == 1


def test_it_is_saved_in_part_and_submitted_whole(sheet: Sheet) -> None:
    declare_none(actor=sheet.expert, sheet=sheet)
    write(sheet, 50, None, submit=False)
    assert list(sheet.scores.values_list("points", flat=True)) == [50]
    with pytest.raises(ReviewError, match="还有 1 项没有打分：市场前景"):
        write(sheet, 50, None)
    write(sheet, None, 20, submit=False)
    assert list(sheet.scores.values_list("points", flat=True)) == [20]
    done = write(sheet, 60, 0)
    assert done.version == sheet.application.versions.first()
    assert sorted(sheet.scores.values_list("points", flat=True)) == [0, 60]


@pytest.mark.parametrize("given", [(61, 1), (-1, 1), (1, 41)])
def test_points_stay_within_their_limits(sheet: Sheet, given: tuple[int, int]) -> None:
    declare_none(actor=sheet.expert, sheet=sheet)
    with pytest.raises(ReviewError, match="的整数"):
        write(sheet, *given)
    assert not sheet.scores.exists()


def test_what_is_submitted_is_frozen(sheet: Sheet) -> None:
    done = hand_in(sheet, 50, 30)
    for change in (
        lambda: write(sheet, 1, 1),
        lambda: step_down(actor=sheet.expert, sheet=sheet, reason="反悔"),
        lambda: declare_none(actor=sheet.expert, sheet=sheet),
    ):
        with pytest.raises(ReviewError, match="已提交，不能再改"):
            change()
    done.comment = "改"
    with pytest.raises(FrozenError):
        done.save()
    assert sorted(sheet.scores.values_list("points", flat=True)) == [30, 50]


def test_another_persons_sheet_is_not_hers(site: Site, sheet: Sheet) -> None:
    for call in (declare_none, lambda **who: step_down(**who, reason="示例")):
        with pytest.raises(ReviewError, match="不在您名下"):
            call(actor=site.people["expert"], sheet=sheet)


def test_stepping_down_needs_a_reason_and_ends_it(sheet: Sheet) -> None:
    with pytest.raises(ReviewError, match="请写明回避原因"):
        step_down(actor=sheet.expert, sheet=sheet, reason=" ")
    step_down(actor=sheet.expert, sheet=sheet, reason="亲属任职")
    with pytest.raises(ReviewError, match="不在您名下"):
        declare_none(actor=sheet.expert, sheet=sheet)


def test_an_application_that_has_moved_on_takes_no_scores(sheet: Sheet) -> None:
    declare_none(actor=sheet.expert, sheet=sheet)
    Application.objects.filter(pk=sheet.application_id).update(state="reviewed")
    sheet = Sheet.objects.get(pk=sheet.pk)
    with pytest.raises(ReviewError, match="不再接收评分"):
        write(sheet, 50, 30)


def test_an_inspection_asks_for_words_and_no_points(sheet: Sheet) -> None:
    Sheet.objects.filter(pk=sheet.pk).update(kind=Kind.INSPECTION)
    declare_none(actor=sheet.expert, sheet=sheet)
    with pytest.raises(ReviewError, match="请写明现场核查情况"):
        write_sheet(actor=sheet.expert, sheet=sheet, points={}, comment=" ", submit=True)
    done = write_sheet(actor=sheet.expert, sheet=sheet, points={}, comment="设备在用", submit=True)
    assert done.submitted_at is not None
