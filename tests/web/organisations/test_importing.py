"""Units from a workbook: each row is new, changed, unchanged or rejected with its reason."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from tests.web.case import Site
from tidu.web.audit.models import Entry
from tidu.web.organisations.importing import apply, preview, read_rows
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.organisations.services import OrganisationError

HEADER = ["单位名称", "别名", "类别", "所在辖区", "上级单位"]


def workbook(*rows: Sequence[str | None]) -> bytes:
    """A workbook with a title above its header."""
    book = Workbook()
    assert book.active is not None
    for row in (["示例市单位名录"], *rows):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ROWS = (
    HEADER,
    ["示例市科学技术局", "市科技局、科技局", "部门", "示例市", None],
    ["示例市工业和信息化局", "经信局", None, None, None],
    ["示例东镇政府", None, None, None, None],
    ["市工信局", None, None, None, None],
    ["示例中心", None, "部门", "没有的区", None],
    ["示例中心", None, None, None, None],
    [None, "没有名称", None, None, None],
    ["高新处", None, "处室", None, None],
    ["科技服务科", None, None, None, "示例市科学技术局"],
)
EXPECTED = [
    (3, "新增", ""),
    (4, "变更", "别名：市工信局 → 市工信局、经信局"),
    (5, "不变", ""),
    (6, "拒绝", "“市工信局”已是“示例市工业和信息化局”的别名"),
    (7, "拒绝", "没有名为“没有的区”的辖区"),
    (8, "拒绝", "与第 7 行重复"),
    (9, "拒绝", "单位名称为空"),
    (10, "拒绝", "类别“处室”不认识"),
    (11, "新增", ""),
]


@pytest.mark.django_db
def test_the_preview_tells_what_applying_does_and_writes_nothing(site: Site) -> None:
    rows, entries = read_rows(workbook(*ROWS)), Entry.objects.count()
    shown = preview(site.operator, rows)
    assert [(step.row, step.state) for step in shown] == [(row, state) for row, state, _ in EXPECTED]
    assert all(text in step.text for step, (_, _, text) in zip(shown, EXPECTED, strict=True))
    assert OrganisationUnit.objects.count() == 2
    assert Entry.objects.count() == entries
    assert apply(site.operator, rows) == shown
    assert OrganisationUnit.objects.count() == 4
    assert OrganisationUnit.objects.get(name="科技服务科").parent == OrganisationUnit.objects.get(
        name="示例市科学技术局"
    )
    assert [step.state for step in apply(site.operator, rows)][:3] == ["不变", "不变", "不变"]


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"not a workbook", "打不开"), (workbook(["名录", "备注"]), "没有找到“单位名称”")],
)
def test_what_is_no_table_of_units_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(OrganisationError, match=message):
        read_rows(data)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidu.web.organisations.importing.MOST_ROWS", 1)
    with pytest.raises(OrganisationError, match="一次最多导入 1 个单位"):
        read_rows(workbook(HEADER, ["甲"], ["乙"]))
