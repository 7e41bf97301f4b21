"""What the interface answers: firms, facts, titles, ledgers, jobs. Money is text in yuan, shares are fractions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class PlaceOut(Schema):
    """A jurisdiction."""

    id: int
    name: str
    parent: int | None = Field(description="上级辖区的 id")
    kind: str = Field(description="city、county、zone 或 town")


class FirmOut(Schema):
    """A firm's master data and summary."""

    id: int
    uscc: str = Field(description="统一社会信用代码")
    name: str = Field(description="企业名称")
    jurisdiction: int = Field(description="所属辖区的 id")
    jurisdiction_name: str
    status: str = Field(description="active 存续、closed 注销或吊销、merged 已并入其他记录")
    established_on: date | None
    size_industry: str = Field(description="划型行业的 id，空为未填")
    industry_code: str
    sector: str = Field(description="产业领域")
    chain: str = Field(description="所属产业链")
    chain_link: str = Field(description="产业链环节")
    main_product: str
    product_code: str
    address: str
    legal_representative: str
    controller: str = Field(description="实际控制人")
    group_name: str = Field(description="所属集团")
    level: str = Field(description="最高有效称号的 id，空为没有")
    level_name: str
    title_until: date | None = Field(description="最高称号的到期日")
    completeness: int = Field(description="关键数据完整度，0–100")
    updated_at: datetime


class FirmPage(Schema):
    """A page of firms. ``next`` is empty on the last one."""

    items: list[FirmOut]
    next: str = Field(description="下一页的游标，放进参数 after；空为没有下一页")


class ConflictOut(Schema):
    """What another source says."""

    value: str | bool
    source: str


class FactOut(Schema):
    """A value that counts now, where it comes from and what contradicts it."""

    fact: str = Field(description="事实 id，见 /v1/facts")
    label: str
    value: str | bool = Field(description="金额以元计，比例为小数，日期为 ISO 格式，均为文本；是否为布尔值")
    source: str
    strength: str = Field(description="verified、department、platform、firm 或 unverified")
    place: str = Field(description="来源中的位置，如工作表和行号")
    conflicts: list[ConflictOut]


class YearOut(Schema):
    """A year's facts; year 0 holds what is not kept by year."""

    year: int
    facts: list[FactOut]


class TitleOut(Schema):
    """A title; withdrawn ones stay with the day."""

    id: int
    level: str
    level_name: str
    number: str
    since: date | None
    until: date
    batch: str
    withdrawn_on: date | None
    withdrawn_reason: str


class LedgerRowOut(Schema):
    """A row of a ledger; ``values`` by field id."""

    id: int
    ledger: str
    number: str
    values: dict[str, Any]
    place: str
    recorded_at: datetime


class LevelOut(Schema):
    """A level of the gradient."""

    id: str
    label: str
    rank: int
    term_years: int | None


class FactDefinitionOut(Schema):
    """An entry of the catalogue of facts."""

    id: str
    label: str
    type: str
    by_year: bool = Field(description="是否按年度登记")
    definition: str
    choices: list[str]


class LedgerFieldOut(Schema):
    """A field of a ledger's rows."""

    id: str
    label: str
    type: str
    choices: list[str]


class LedgerOut(Schema):
    """A ledger and its fields."""

    id: str
    label: str
    fields: list[LedgerFieldOut]


class JobOut(Schema):
    """A background job of one's own."""

    id: int
    title: str
    state: str = Field(description="waiting、running、done、failed 或 cancelled")
    percent: int
    step: str
    message: str
    created_at: datetime
    finished_at: datetime | None


class ImportOut(Schema):
    """An import: where it stands, what its rows come to, how its columns are read."""

    id: int
    name: str
    source: str
    state: str = Field(
        description="uploaded 待确认列、reading 读取中、preview 待导入、applying、applied、undoing、undone"
    )
    rows: int
    counts: dict[str, int] = Field(description="各类行数：new、changed、unchanged、rejected、unmatched 等")
    mapping: dict[str, Any] = Field(description="各列的读法")
    problems: list[str] = Field(description="必须先确定的事项；为空才能读取")
    job: JobOut | None
    created_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None


class ImportChangeOut(Schema):
    """A value that a row changes."""

    kind: str = Field(description="fact 事实、field 主数据、record 台账")
    key: str
    year: int
    old: Any
    new: Any


class ImportFaultOut(Schema):
    """Why a row is rejected."""

    heading: str = Field(description="有误的列")
    message: str


class ImportRowOut(Schema):
    """A row and what becomes of it."""

    row: int = Field(description="表中的行号")
    uscc: str
    name: str
    firm: int | None = Field(description="已有企业的 id；新建的为空")
    master: dict[str, Any] = Field(description="主数据")
    values: dict[str, dict[str, Any]] = Field(description="年度 → 事实 id → 值；不分年度的在 0 下")
    record: dict[str, Any] = Field(description="台账表的一行")
    changes: list[ImportChangeOut]
    faults: list[ImportFaultOut]
    warnings: list[str]
