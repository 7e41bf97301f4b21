import pytest

from tests.web.demo.kit import ON
from tidu.tables.report.pdf import FontError
from tidu.web.bulletins import services
from tidu.web.bulletins.files import content_of
from tidu.web.bulletins.models import State
from tidu.web.demo.bulletins import write_bulletin
from tidu.web.demo.services import Demo
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import pack


def test_the_last_quarters_bulletin_is_issued(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    adopted = AdoptedPlan.objects.select_related("root", "jurisdiction").get(pack="changchun.plan-2022")
    plan = pack(adopted.pack)
    assert plan is not None
    made = write_bulletin(adopted, plan, issuer="长春市工业和信息化局", on=ON)
    assert made is not None
    assert made.is_issued
    assert made.as_of.isoformat() == "2025-12-31"
    assert made.text.dated == "2026年1月13日"
    districts = next(table for table in made.text.tables if table.name == "各区排名")
    assert districts.rows[0][0] == 1
    assert content_of(made.files.get(kind="pdf")).startswith(b"%PDF")

    def broken(_content: object) -> dict[str, bytes]:
        raise FontError("没有找到中文字体")

    # A machine without Chinese fonts gets the demo all the same.
    monkeypatch.setattr(services, "every_kind", broken)
    draft = write_bulletin(adopted, plan, issuer="长春市工业和信息化局", on=ON)
    assert draft is not None
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
