"""What the interface takes. Unknown keys are errors: a slip of the pen must not be lost in silence."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from tidu.web.facts.models import Strength

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=r"^[^\x00]*$")]
Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")
]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=18, pattern=r"^[^\x00]*$")]
Industry = Annotated[str, StringConstraints(strip_whitespace=True, max_length=30, pattern=r"^[^\x00]*$")]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Written = Text | bool | int | None
"""A value as people write it: ``"1500万"``, ``"15000000"``, ``true``; null or blank takes it back."""
StrengthName = Literal["verified", "department", "platform", "firm", "unverified"]
Id = Annotated[int, Field(ge=1, le=2**31 - 1)]

_MOST_VALUES = 200


def strength_of(name: StrengthName) -> Strength:
    """Return the strength of that name."""
    return Strength[name.upper()]


class Strict(Schema):
    """A body in which every key is known."""

    model_config = ConfigDict(extra="forbid")


class FirmFields(Strict):
    """Master data that may be left out."""

    established_on: date | None = None
    size_industry: Industry = ""
    industry_code: Annotated[str, StringConstraints(max_length=6, pattern=r"^[^\x00]*$")] = ""
    sector: Short = ""
    chain: Short = ""
    chain_link: Short = ""
    main_product: Line = ""
    product_code: Annotated[str, StringConstraints(max_length=12, pattern=r"^[^\x00]*$")] = ""
    address: Reason | Literal[""] = ""
    legal_representative: Short = ""
    controller: Line = ""
    group_name: Line = ""


class FirmIn(FirmFields):
    """A firm to put on record."""

    uscc: Code = Field(description="统一社会信用代码，校验位须正确")
    name: Line = Field(min_length=1)
    jurisdiction: Id = Field(description="所属辖区的 id")


class FirmChange(FirmFields):
    """What changes; keys that are left out stay as they are."""

    uscc: Code = ""
    name: Line = ""
    jurisdiction: Id | None = None
    status: Literal["active", "closed"] = "active"


class FactsIn(Strict):
    """What a source says of a firm and year."""

    year: Annotated[int, Field(ge=0, le=2100)] = Field(description="年度；不分年度的事实写 0")
    values: Annotated[dict[Short, Written], Field(min_length=1, max_length=_MOST_VALUES)] = Field(
        description="事实 id → 值；可带单位（1500万、3%），不带单位时金额为元、比例为小数；空值撤回本来源的值",
        examples=[{"revenue": "1500万", "rd_expense": "620000"}],
    )
    source: Short = Field(min_length=1, description="来源名称，如“统计系统接口”")
    strength: StrengthName = Field(default="platform", description="来源可信度")
    place: Line = Field(default="", description="来源中的位置")


class TitleIn(Strict):
    """A recognition to record."""

    level: Short = Field(min_length=1, description="称号 id，见 /v1/levels")
    until: date
    since: date | None = None
    number: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00]*$")] = ""
    batch: Short = ""
    source: Short = Field(min_length=1)
    strength: StrengthName = "department"


class WithdrawalIn(Strict):
    """A title's withdrawal."""

    on: date
    reason: Reason


class LedgerRowIn(Strict):
    """A row to add to a ledger."""

    values: Annotated[dict[Short, Written], Field(min_length=1, max_length=_MOST_VALUES)] = Field(
        description="字段 id → 值，字段见 /v1/ledgers"
    )
    source: Short = Field(min_length=1)
    strength: StrengthName = "department"
    place: Line = ""


class RemovalIn(Strict):
    """Why a row is taken out."""

    reason: Reason
