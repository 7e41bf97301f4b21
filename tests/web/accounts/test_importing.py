"""Accounts from Excel: the preview is the truth, bad rows say why, and nobody reaches another tenant."""

import pytest

from tests.web.case import Site
from tests.web.ui.test_row_import import workbook
from tidu.web.accounts import importing
from tidu.web.accounts.importing import COLUMNS, apply, preview, read_rows
from tidu.web.accounts.models import User
from tidu.web.accounts.services import AccountError
from tidu.web.audit.models import Entry
from tidu.web.ui.row_import import Row

pytestmark = pytest.mark.django_db


def rows(*lines: dict[str, object]) -> list[Row]:
    table = [[line.get(column) for column in COLUMNS] for line in lines]
    return read_rows(workbook(["示例市账号"], list(COLUMNS), *table))


NEW: dict[str, object] = {"账号": "zhang", "姓名": "示例张", "角色": "服务专员", "辖区": "示例东区"}


def test_the_preview_tells_what_applying_does_and_writes_nothing(site: Site) -> None:
    table = rows(
        NEW | {"电话": 13800000000, "行业": "装备、新材料", "单位": "市工信局", "邮箱": "zhang@example.com"},
        {"账号": "demo-officer", "电话": "000-1", "状态": "停用"},
        {"账号": "demo-leader", "姓名": "示例领导"},
        {"账号": "ZHANG", "姓名": "重复"},
    )
    entries, people = Entry.objects.count(), User.objects.count()
    shown = preview(site.operator, table)
    assert [(step.state, step.text) for step in shown] == [
        ("新增", "服务专员，示例东区"),
        ("变更", "电话：（空） → 000-1；状态：启用 → 停用"),
        ("不变", ""),
        ("拒绝", "与第 3 行重复"),
    ]
    assert (Entry.objects.count(), User.objects.count()) == (entries, people)
    steps, handed = apply(site.operator, table)
    assert steps == shown
    made = User.objects.get(username="zhang")
    assert (made.phone, made.sectors, made.organisation) == ("13800000000", ["装备", "新材料"], site.bureau)
    assert made.must_change_password
    assert [(one.username, one.name) for one in handed] == [("zhang", "示例张")]
    assert made.check_password(handed[0].password)
    assert Entry.objects.filter(action="开通账号", object_id=str(made.pk)).exists()
    again, none = apply(site.operator, table[:3])
    assert [step.state for step in again] == ["不变", "不变", "不变"]
    assert none == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"账号": "a b"}, "账号为空或不合规"),
        ({"姓名": "没有账号"}, "账号为空或不合规"),
        ({"账号": "zhang"}, "新账号必须填写姓名"),
        (NEW | {"辖区": None}, "新账号必须填写辖区"),
        (NEW | {"角色": "局长"}, "角色“局长”不认识，可填：系统管理员、"),
        (NEW | {"辖区": "别处市"}, "没有名为“别处市”的辖区"),
        (NEW | {"单位": "没有的局"}, "没有名为“没有的局”的单位"),
        (NEW | {"角色": "责任单位人员"}, "责任单位人员必须指定所属单位"),
        (NEW | {"角色": "企业用户"}, "企业用户必须指定所属企业"),
        (NEW | {"角色": "企业用户", "企业代码": "91990200MA0099035U"}, "企业库里没有代码"),
        (NEW | {"企业代码": "123"}, "企业代码不对"),
        (NEW | {"邮箱": "不是邮箱"}, "邮箱“不是邮箱”格式不对"),
        (NEW | {"状态": "在"}, "状态“在”不认识，可填：启用、停用"),
        (NEW | {"状态": "停用"}, "新账号的状态不能是停用"),
        (NEW | {"电话": "0" * 21}, "电话超过 20 个字"),
        (NEW | {"账号": "demo-stranger"}, "已有人使用"),
        ({"账号": "demo-operator", "状态": "停用"}, "不能停用自己的账号"),
    ],
)
def test_a_bad_row_is_refused_with_the_reason(site: Site, line: dict[str, object], reason: str) -> None:
    (step,) = preview(site.operator, rows(line))
    assert step.state == "拒绝"
    assert reason in step.text


def test_a_firms_account_by_its_code(site: Site) -> None:
    apply(site.operator, rows(NEW | {"角色": "企业用户", "企业代码": f" {site.east_firm.uscc.lower()} "}))
    assert User.objects.get(username="zhang").enterprise == site.east_firm


def test_without_the_right_every_row_is_refused(site: Site) -> None:
    steps, handed = apply(site.officer, rows(NEW, {"账号": "demo-leader", "姓名": "改名"}))
    assert [step.text for step in steps] == ["没有管理账号的权限"] * 2
    assert handed == []


def test_too_many_rows_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS", 1)
    with pytest.raises(AccountError, match="一次最多导入 1 个账号"):
        rows(NEW, NEW)
