import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.applications.kit import MONTH, TODAY, apply, barred, open_batch, step, submitted
from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.applications.errors import TransitionError
from tidu.web.applications.models import Application
from tidu.web.applications.needs import CHECKS, answers
from tidu.web.applications.services import add_material
from tidu.web.batches.models import Batch
from tidu.web.facts.services import record_facts
from tidu.workflows import Need

pytestmark = pytest.mark.django_db
STANDARD = "national.srdi-2026"


def test_every_need_has_its_check() -> None:
    assert set(CHECKS) == set(Need)


def test_a_later_answer_takes_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, Need.SCORES_IN, CHECKS[Need.SCORES_IN])
    check = answers(Need.SCORES_IN)(lambda _move: "还有两位专家没有评分")
    assert CHECKS[Need.SCORES_IN] is check


@pytest.mark.parametrize(
    ("opens", "closes", "message"),
    [
        (TODAY + MONTH, TODAY + 2 * MONTH, "批次尚未开始受理"),
        (TODAY - 2 * MONTH, TODAY - MONTH, "批次已于 .* 截止受理"),
    ],
)
def test_submitting_needs_an_open_batch(site: Site, opens: object, closes: object, message: str) -> None:
    made = apply(open_batch(site, opens_on=opens, closes_on=closes), site.east_firm)  # type: ignore[arg-type] # a table
    with pytest.raises(TransitionError, match=message):
        step(site.people["firm"], made, "submit")


def test_a_bar_stops_submission_with_its_date(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    until = barred(site)
    with pytest.raises(TransitionError, match=f"限制申报，至 {until} 止"):
        step(site.people["firm"], made, "submit")


def test_mandatory_materials_must_be_there(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    required = made.batch.materials.create(label="审计报告")
    made.batch.materials.create(label="情况说明", is_mandatory=False)
    with pytest.raises(TransitionError, match=r"还缺必备材料：审计报告$"):
        step(site.people["firm"], made, "submit")
    file = SimpleUploadedFile("审计报告.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")
    add_material(user=site.people["firm"], application=made, file=file, required=required)
    step(site.people["firm"], made, "submit")


def test_what_is_unmet_is_not_passed(site: Site) -> None:
    made = apply(open_batch(site, standard=STANDARD), site.east_firm)
    values = {"total_assets": "1000万", "total_liabilities": "950万"}
    record_facts(
        actor=None, enterprise=site.east_firm, year=TODAY.year - 1, source=source(site), values=values
    )
    step(site.people["firm"], made, "submit")
    with pytest.raises(TransitionError, match=r"预审结论为不满足（\d 项条件不满足）"):
        step(site.district_officer, made, "screen-pass")


def test_the_quota_is_not_passed(site: Site) -> None:
    batch = open_batch(site)
    Batch.objects.update(quota=1)
    first, second = (
        apply(batch, site.east_firm, state="reviewed"),
        apply(batch, site.west_firm, state="reviewed"),
    )
    step(site.officer, first, "recommend")
    with pytest.raises(TransitionError, match="名额 1 家已满"):
        step(site.officer, second, "recommend")
    Application.objects.filter(pk=first.pk).update(state="refused", is_active=False)
    step(site.officer, second, "recommend")


def test_a_document_and_a_notice(site: Site) -> None:
    made = apply(open_batch(site, "changchun.srdi-city-recognition"), site.east_firm, state="published")
    with pytest.raises(TransitionError) as caught:
        step(site.officer, made, "recognise", document="")
    assert str(caught.value) == "请写明“公告认定”的文号；还没有公示，公示期满后才能办理"


def test_a_reason(site: Site) -> None:
    made = submitted(site, open_batch(site))
    with pytest.raises(TransitionError, match="请写明“初审不通过”的理由"):
        step(site.district_officer, made, "screen-refuse", reason="")
