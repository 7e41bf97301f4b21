"""Ledgers of a made-up firm that bear out its reported figures, or nearly: rights, rounds, awards, certificates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tidu.web.demo.terms import years_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.tables.sample.draws import Draws
    from tidu.tables.sample.figures import Row
    from tidu.web.facts.values import Stored

LedgerRow = tuple[str, str, dict[str, "Stored"]]
"""Ledger, number, kept values."""

_CLASS_TWO = ("utility_model", "utility_model", "software_copyright", "design")
_LISTED = 3
_AWARDS = (
    ("national_science_award_rank", "science", "nation", "示例国家级科技奖励"),
    ("provincial_science_award_rank", "science", "province", "示例省级科技奖励"),
    ("maker_china_rank", "maker_china", "nation", "示例创客中国大赛"),
)
_CERTIFICATES = (
    ("quality_certificate", "quality_system", "质量管理体系认证"),
    ("management_certificate", "other_system", "环境管理体系认证"),
    ("product_certificate", "developed_product", "发达国家和地区产品认证"),
)
_DESIGNATIONS = (
    ("星级上云企业", ("三星", "四星", "五星"), 0.2),
    ("智能车间", ("市级", "省级"), 0.08),
    ("智能工厂", ("市级", "省级"), 0.03),
    ("绿色工厂", ("市级", "省级", "国家级"), 0.04),
    ("市长质量奖", ("市级",), 0.02),
)
_INSTITUTIONS = {"below_city": "研发部", "city": "企业技术中心", "province": "工程技术研究中心"}


def ledger_rows(
    row: Row, draws: Draws, on: date, *, product: str, listed_in_full: bool
) -> Iterator[LedgerRow]:
    """Yield a firm's ledger rows; numbers are unique within the firm.

    Args:
        row: the sample's row, whose counts the ledgers bear out.
        draws: chance.
        on: today.
        product: what rights are named after.
        listed_in_full: every right of class II too, as in a ledger declared complete.
    """
    yield from _rights(row, draws, on, product=product, listed_in_full=listed_in_full)
    yield from _rounds(row, draws, on)
    yield from _awards(row, draws, on)
    yield from _certificates(row, draws, on)
    level = row.get("rd_institution_level")
    if isinstance(level, str) and level in _INSTITUTIONS:
        founded = _before(on, draws, 200, 2500)
        joint = draws.chance(0.3)
        values: dict[str, Stored] = {"name": f"示例{_INSTITUTIONS[level]}", "kind": _INSTITUTIONS[level]}
        yield "institutions", "", {**values, "level": level, "joint": joint, "recognised_on": founded}
    for kind, levels, share in _DESIGNATIONS:
        if draws.chance(share):
            since = on - timedelta(days=draws.between(30, 1000))
            number = f"示例〔{since.year}〕{draws.between(1, 99)}号"
            until = years_later(since, 3).isoformat()
            said: dict[str, Stored] = {"kind": kind, "level": draws.pick(levels), "number": number}
            yield "designations", f"{kind} {number}", {**said, "from": since.isoformat(), "until": until}


def _before(on: date, draws: Draws, least: int, most: int) -> str:
    return (on - timedelta(days=draws.between(least, most))).isoformat()


def _count(row: Row, fact: str) -> int:
    value = row.get(fact)
    return value if isinstance(value, int) else 0


def _rights(row: Row, draws: Draws, on: date, *, product: str, listed_in_full: bool) -> Iterator[LedgerRow]:
    """Class I as reported, own and bought; of class II some or all."""
    own, valued = _count(row, "class1_ip_self"), _count(row, "class1_ip_high_value")
    for place in range(_count(row, "class1_ip")):
        kind = "ic_layout" if draws.chance(0.03) else "invention_patent"
        values = _right(kind, f"一种{product}（示例{place + 1}）", draws, on)
        if place >= own:
            # Bought long ago, or a few days too late to count.
            values["transferred_in"] = True
            values["transferred_on"] = _before(on, draws, *draws.pick(((370, 900), (370, 900), (360, 368))))
        if place < valued:
            values["foreign_family"] = True
        number = f"示例ZL{place + 1:04d}"
        yield "ip", number, {"number": number, **values}
    most = _count(row, "class2_ip")
    for place in range(most if listed_in_full else min(most, _LISTED)):
        number = f"示例ZL{place + 5001:04d}"
        values = _right(draws.pick(_CLASS_TWO), f"{product}（示例{place + 1}）", draws, on)
        yield "ip", number, {"number": number, **values}


def _right(kind: str, name: str, draws: Draws, on: date) -> dict[str, Stored]:
    return {
        "kind": kind,
        "name": name,
        "granted_on": _before(on, draws, 380, 2200),
        "transferred_in": False,
        "holder_rank": draws.pick(("1", "1", "1", "1", "2", "3", "4")),
        "related": True,
        "applied": not draws.chance(0.03),
        "earning": not draws.chance(0.05),
        "foreign_family": False,
    }


def _rounds(row: Row, draws: Draws, on: date) -> Iterator[LedgerRow]:
    """One round a year in which equity was raised, of the reported amount."""
    for back in range(3):
        amount = row.get(f"equity_financing[{-back}]" if back else "equity_financing")
        if not amount:
            continue
        paid = date(on.year - 1 - back, draws.between(1, 12), draws.between(1, 28))
        values: dict[str, Stored] = {
            "round": draws.pick(("天使轮", "A轮", "B轮")),
            "investor": "示例创业投资",
        }
        yield (
            "equity",
            "",
            {**values, "qualified": True, "amount": f"{amount:.2f}", "paid_on": paid.isoformat()},
        )


def _awards(row: Row, draws: Draws, on: date) -> Iterator[LedgerRow]:
    for fact, kind, level, name in _AWARDS:
        if rank := _count(row, fact):
            values: dict[str, Stored] = {"kind": kind, "level": level, "name": name, "rank": str(rank)}
            yield "awards", "", {**values, "awarded_on": _before(on, draws, 40, 1000)}


def _certificates(row: Row, draws: Draws, on: date) -> Iterator[LedgerRow]:
    for place, (fact, kind, name) in enumerate(_CERTIFICATES, start=1):
        if row.get(fact) is True:
            issued = on - timedelta(days=draws.between(60, 1200))
            number = f"示例CERT{place:03d}"
            values: dict[str, Stored] = {"kind": kind, "name": name, "number": number}
            until = years_later(issued, 3).isoformat()
            yield "certificates", number, {**values, "issued_on": issued.isoformat(), "expires_on": until}
