"""Columns of the list: which there are, and which a person has chosen for this session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_KEPT = "firm_columns"


@dataclass(frozen=True, slots=True)
class Column:
    """A column after the name; ``sort`` names its order in `filters.SORTS`."""

    id: str
    label: str
    sort: str = ""


COLUMNS = (
    Column("uscc", "统一社会信用代码"),
    Column("place", "所属辖区"),
    Column("level", "最高有效称号", "level"),
    Column("until", "称号到期日", "until"),
    Column("industry", "划型行业"),
    Column("sector", "产业领域"),
    Column("chain", "产业链"),
    Column("chain_link", "产业链环节"),
    Column("product", "主导产品"),
    Column("representative", "法定代表人"),
    Column("established", "成立日期"),
    Column("completeness", "数据完整度", "completeness"),
    Column("updated", "更新时间"),
)
DEFAULT = ("uscc", "place", "level", "until", "sector", "completeness")


def chosen_columns(session: Any) -> tuple[Column, ...]:  # noqa: ANN401 - any session backend
    """Return the columns of a person's list, in the order of `COLUMNS`."""
    wanted = session.get(_KEPT, DEFAULT)
    return tuple(column for column in COLUMNS if column.id in wanted)


def choose_columns(session: Any, wanted: Iterable[str]) -> None:  # noqa: ANN401 - as above
    """Keep a choice of columns; unknown ones are left out, none at all means the usual ones."""
    known = {column.id for column in COLUMNS}
    session[_KEPT] = [one for one in wanted if one in known] or list(DEFAULT)
