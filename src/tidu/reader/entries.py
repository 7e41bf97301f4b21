"""What was read, item by item, as entries of a plan pack: the typed form that a person checks and publishes.

An entry is plain data with the keys of `tidu.plans.schema`, without the id, which whoever keeps the draft gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from tidu.reader.clause_names import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.reader.model import Figure, Heading, Incentive, Mention, Target, Task

Entry = dict[str, Any]

BASE: Final = "claim_base"
"""Id of the figure that a rate is a share of: an applicant states it with the claim."""
PIECES: Final = "claim_count"
"""Id of the number of pieces that are paid for."""
UNSTATED: Final = "文件没有写明金额或比例"

_FREQUENCIES: Final = {"once": "一次性", "year": "每年"}
_WITHOUT_FIGURE: Final = ("full", "zero")
_WAN: Final = 10_000
_LIBRARY_KINDS: Final = (
    ("后备", "reserve"),
    ("种子", "seeds"),
    ("目录", "catalogue"),
    ("清单", "list"),
    ("名单", "list"),
)


def task_key(number: int | None) -> str | None:
    """Return the id that a pack gives the document's task of a number."""
    return None if number is None else f"t{number}"


def task_entry(task: Task, outline: Sequence[Heading]) -> Entry:
    """Return a task as an entry of ``tasks``."""
    clause = clause_at(outline, task.start)
    return {
        "number": task.printed.strip() or str(task.number),
        "title": task.title,
        "chapter": task.chapter or "任务",
        "clause": clause,
        "units": list(task.units),
        "lead": [unit for unit in task.lead if unit in task.units],
        "support": [unit for unit in task.support if unit in task.units],
        "note": f"完成时限：{task.deadline}" if task.deadline else "",
    }


def target_entry(target: Target, outline: Sequence[Heading]) -> Entry:
    """Return a target as an entry of ``targets``; responsible units report it until it gets a measure."""
    clauses = [clause_at(outline, start) for start, _ in target.spans]
    clause = clause_at(outline, target.start)
    return {
        "metric": target.metric,
        "op": target.op,
        "value": None if target.op in _WITHOUT_FIGURE else _figure(target.value),
        "unit": target.unit or ("%" if target.op == "full" else ""),
        "basis": target.basis,
        "scope": target.scope,
        "by": target.by,
        "per": target.per,
        "undated": target.by is None and target.per is None,
        "task": task_key(target.task),
        "clause": clause,
        "also": [one for one in dict.fromkeys(clauses) if one != clause],
    }


def incentive_entry(incentive: Incentive, outline: Sequence[Heading]) -> Entry:
    """Return a money rule as an entry of ``incentives``, its money as one of the engine's kinds of amount."""
    return {
        "what": incentive.what,
        "amount": amount_of(
            what=incentive.what, amount=incentive.amount, rate=incentive.rate, cap=incentive.cap
        ),
        "level": incentive.level,
        "payer": incentive.payer,
        "frequency": _FREQUENCIES.get(incentive.frequency, incentive.frequency),
        "threshold": incentive.threshold,
        "task": task_key(incentive.task),
        "clause": clause_at(outline, incentive.start),
    }


def mention_entry(mention: Mention, outline: Sequence[Heading], *, library: bool = False) -> Entry:
    """Return a library, or a mechanism or criterion, as an entry of its list."""
    entry: Entry = {
        "label": mention.name,
        "clause": clause_at(outline, mention.start),
        "task": task_key(mention.task),
    }
    if library:
        entry["kind"] = next((kind for word, kind in _LIBRARY_KINDS if word in mention.name), "pool")
    return entry


def amount_of(
    *,
    what: str,
    amount: Decimal | None = None,
    rate: Decimal | None = None,
    cap: Decimal | None = None,
    at_most: bool = False,
) -> Entry:
    """Return money as one of the engine's kinds of amount.

    Args:
        what: what is paid for; names the figure that a rate is a share of.
        amount: yuan; with a cap it is what one piece gets.
        rate: fraction.
        cap: yuan at most.
        at_most: the rate itself is only an upper limit (最高 50%).
    """
    if rate is not None:
        found: Entry = {"share": f"{plain(rate * 100)}%", "base": BASE, "label": what}
        return {"inputs": [{"id": BASE, "label": what, "type": "money"}], "rate": _rate(found, cap, at_most)}
    if amount is not None and cap is not None and amount != cap:
        found = {"share": money(amount), "base": PIECES, "label": what}
        return {
            "inputs": [{"id": PIECES, "label": f"{what}（数量）", "type": "count"}],
            "rate": _rate(found, cap, at_most),
        }
    if amount is not None:
        return {"fixed": money(amount)}
    return {"ceiling": money(cap)} if cap is not None else {"unstated": UNSTATED}


def _rate(found: Entry, cap: Decimal | None, at_most: bool) -> Entry:  # noqa: FBT001 - private
    if cap is not None:
        found["cap"] = money(cap)
    if at_most:
        found["at_most"] = True
    return found


def money(yuan: Decimal) -> str:
    """Return yuan as a literal of the rule language: ``50万``, ``1500元``."""
    return f"{plain(yuan / _WAN)}万" if abs(yuan) >= _WAN else f"{plain(yuan)}元"


def plain(value: Decimal) -> str:
    """Return a number without an exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figure(value: Figure) -> object:
    if isinstance(value, tuple):
        return [number(end) for end in value]
    return None if value is None else number(value)


def number(value: Decimal) -> int | float:
    """Return a figure as JSON and YAML write it."""
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount taken apart again. ``kind``: fixed, ceiling, rate, pieces (so much a piece) or unstated."""

    kind: str
    amount: Decimal | None = None
    rate: Decimal | None = None
    cap: Decimal | None = None
    at_most: bool = False
    label: str = ""


def money_of(entry: Entry) -> Money:
    """Return what an amount made by `amount_of` says."""
    if "fixed" in entry:
        return Money("fixed", amount=_yuan(entry["fixed"]))
    if "ceiling" in entry:
        return Money("ceiling", cap=_yuan(entry["ceiling"]))
    if "rate" not in entry:
        return Money("unstated", label=entry.get("unstated", ""))
    said = entry["rate"]
    cap, at_most = _yuan(said["cap"]) if "cap" in said else None, bool(said.get("at_most"))
    if said["base"] == PIECES:
        return Money("pieces", amount=_yuan(said["share"]), cap=cap, at_most=at_most, label=said["label"])
    rate = Decimal(said["share"].removesuffix("%")) / 100
    return Money("rate", rate=rate, cap=cap, at_most=at_most, label=said["label"])


def _yuan(literal: str) -> Decimal:
    if literal.endswith("万"):
        return Decimal(literal.removesuffix("万")) * _WAN
    return Decimal(literal.removesuffix("元"))
