"""SME size classes, 工信部联企业〔2011〕300号 (national-criteria §9).

Here 以上 includes and 以下 excludes (§8), unlike in 63号 and 2号.
X staff, Y revenue, Z assets; money in the table below is in 万元, as in the document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.oracle.figures import WAN
from tests.oracle.firm import Firm
from tests.oracle.kit import MET, UNKNOWN, UNMET, OracleResult, Truth, all_of, at_least, union

CLASSES: Final = ("large", "medium", "small", "micro")
FACT: Final = {"X": "employees", "Y": "revenue", "Z": "total_assets"}

# For each industry the lower bounds of large (both must be reached), medium and small.
BOUNDS: Final[dict[str, tuple[dict[str, int], dict[str, int], dict[str, int]]]] = {
    "农林牧渔": ({"Y": 20000}, {"Y": 500}, {"Y": 50}),
    "工业": ({"X": 1000, "Y": 40000}, {"X": 300, "Y": 2000}, {"X": 20, "Y": 300}),
    "建筑": ({"Y": 80000, "Z": 80000}, {"Y": 6000, "Z": 5000}, {"Y": 300, "Z": 300}),
    "批发": ({"X": 200, "Y": 40000}, {"X": 20, "Y": 5000}, {"X": 5, "Y": 1000}),
    "零售": ({"X": 300, "Y": 20000}, {"X": 50, "Y": 500}, {"X": 10, "Y": 100}),
    "交通运输": ({"X": 1000, "Y": 30000}, {"X": 300, "Y": 3000}, {"X": 20, "Y": 200}),
    "仓储": ({"X": 200, "Y": 30000}, {"X": 100, "Y": 1000}, {"X": 20, "Y": 100}),
    "邮政": ({"X": 1000, "Y": 30000}, {"X": 300, "Y": 2000}, {"X": 20, "Y": 100}),
    "住宿": ({"X": 300, "Y": 10000}, {"X": 100, "Y": 2000}, {"X": 10, "Y": 100}),
    "餐饮": ({"X": 300, "Y": 10000}, {"X": 100, "Y": 2000}, {"X": 10, "Y": 100}),
    "信息传输": ({"X": 2000, "Y": 100000}, {"X": 100, "Y": 1000}, {"X": 10, "Y": 100}),
    "软件和信息技术": ({"X": 300, "Y": 10000}, {"X": 100, "Y": 1000}, {"X": 10, "Y": 50}),
    "房地产开发经营": ({"Y": 200000, "Z": 10000}, {"Y": 1000, "Z": 5000}, {"Y": 100, "Z": 2000}),
    "物业管理": ({"X": 1000, "Y": 5000}, {"X": 300, "Y": 1000}, {"X": 100, "Y": 500}),
    "租赁和商务服务": ({"X": 300, "Z": 120000}, {"X": 100, "Z": 8000}, {"X": 10, "Z": 100}),
    "其他": ({"X": 300}, {"X": 100}, {"X": 10}),
}


@dataclass(frozen=True)
class Sizes:
    """The classes that are still possible and the absent facts that choose between them."""

    possible: frozenset[str]
    missing: frozenset[str]


def _reaches(firm: Firm, bounds: Mapping[str, int]) -> Truth:
    """All lower bounds of a class are reached."""
    return all_of(
        *(
            at_least(firm.figure(FACT[sign]), bound if sign == "X" else bound * WAN)
            for sign, bound in bounds.items()
        )
    )


def _in_industry(firm: Firm, industry: str) -> Sizes:
    """Go down from large; stop at the first class that is surely reached."""
    possible: set[str] = set()
    missing: list[frozenset[str]] = []
    for name, bounds in zip(CLASSES, BOUNDS[industry], strict=False):
        truth = _reaches(firm, bounds)
        if truth.verdict != UNMET:
            possible.add(name)
            missing.append(truth.missing)
        if truth.verdict == MET:
            break
    else:
        possible.add("micro")
    return Sizes(frozenset(possible), union(missing) if len(possible) > 1 else frozenset())


def sizes(firm: Firm) -> Sizes:
    """Classes still possible; without an industry those of all industries together."""
    industry = firm.facts.get("size_industry")
    if isinstance(industry, str):
        return _in_industry(firm, industry)
    every = [_in_industry(firm, name) for name in BOUNDS]
    possible = frozenset().union(*(one.possible for one in every))
    missing = union(one.missing for one in every) | {"size_industry"}
    return Sizes(possible, missing if len(possible) > 1 else frozenset())


def small_or_medium(firm: Firm) -> Truth:
    """The firm is no large one (gate, national-criteria §0a)."""
    found = sizes(firm)
    if "large" not in found.possible:
        return Truth(MET)
    if found.possible == {"large"}:
        return Truth(UNMET)
    return Truth(UNKNOWN, _deciding(firm))


def _deciding(firm: Firm) -> frozenset[str]:
    """Absent facts that decide between large and not large."""
    industry = firm.facts.get("size_industry")
    names = [industry] if isinstance(industry, str) else list(BOUNDS)
    facts = union(_reaches(firm, BOUNDS[name][0]).missing for name in names)
    return facts if isinstance(industry, str) else facts | {"size_industry"}


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """The class in `verdict`: large, medium, small, micro, or unknown; each possible class is a condition."""
    del case  # the size does not depend on it
    found = sizes(Firm(facts, on))
    verdict = next(iter(found.possible)) if len(found.possible) == 1 else UNKNOWN
    return OracleResult(verdict, dict.fromkeys(found.possible, "possible"), missing=found.missing)
