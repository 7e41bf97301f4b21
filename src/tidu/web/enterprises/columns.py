"""Columns of the list: which there are, in which order, and what kind of value each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Column:
    """A column after the name.

    Attributes:
        id: what the query string and saved views call it.
        label: its heading.
        path: the field it shows, from the firm; empty where it comes from a table of its own.
        kind: text, code, level, industry, status, date, moment or percent (whole numbers from 0 to 100).
        sort: names its order in `filters.SORTS`.
    """

    id: str
    label: str
    path: str = ""
    kind: str = "text"
    sort: str = ""


COLUMNS = (
    Column("uscc", "统一社会信用代码", "uscc", "code"),
    Column("place", "所属辖区", "jurisdiction__name"),
    Column("level", "最高有效称号", "level", "level", "level"),
    Column("until", "称号到期日", "title_until", "date", "until"),
    Column("industry", "划型行业", "size_industry", "industry"),
    Column("industry_code", "行业代码", "industry_code", "code"),
    Column("sector", "产业领域", "sector"),
    Column("chain", "产业链", "chain"),
    Column("chain_link", "产业链环节", "chain_link"),
    Column("product", "主导产品", "main_product"),
    Column("product_code", "产品目录代码", "product_code", "code"),
    Column("representative", "法定代表人", "legal_representative"),
    Column("controller", "实际控制人", "controller"),
    Column("group", "所属集团", "group_name"),
    Column("address", "地址", "address"),
    Column("established", "成立日期", "established_on", "date"),
    Column("status", "状态", "status", "status"),
    Column("specialist", "服务专员"),
    Column("follow_up", "待跟进事项"),
    Column("completeness", "数据完整度", "completeness", "percent", "completeness"),
    Column("updated", "更新时间", "updated_at", "moment"),
)
DEFAULT = ("uscc", "place", "level", "until", "sector", "completeness")


def columns_of(wanted: Iterable[str]) -> tuple[Column, ...]:
    """Return columns by id in the order of `COLUMNS`; unknown ones are left out, none at all means the usual ones."""
    chosen = set(wanted)
    return tuple(column for column in COLUMNS if column.id in chosen) or columns_of(DEFAULT)
