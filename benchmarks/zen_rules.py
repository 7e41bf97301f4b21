"""Rival (b): the three standards for zen-engine, firm by firm; its decimals decide bounds exactly."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import zen

from benchmarks.facts import DATES, INSTITUTIONS, ON
from benchmarks.rules import (
    GROUPS,
    LINES,
    LITTLE_GIANT,
    MANUAL,
    MEAN_GROWTH_5,
    MET,
    OUTPUTS,
    SRDI_GROUPS,
    UNKNOWN,
    WAN,
    YI,
)
from benchmarks.zen_figures import figures, gate, raised, reached, years
from benchmarks.zen_language import (
    FACT_KEYS,
    Texts,
    at_least,
    decision,
    either,
    flag,
    highest,
    key,
    lowest,
    own,
    three,
    top,
    total,
    yearly,
)
from benchmarks.zen_points import shared_points, srdi_points

IN, S, L = "innovative-2022", "srdi-2022", "little-giant-2022"
Row = dict[str, object]
Engine = Any


def load() -> Engine:
    """The engine with the decision compiled beforehand: uncompiled it takes three times as long."""
    content = zen.ZenDecisionContent(decision({key(name): text for name, text in _texts().items()}))
    return zen.ZenEngine({"loader": lambda _: content})


def prepare(firms: pl.DataFrame) -> list[Row]:
    """A request a firm: its facts as a dictionary, dates as day numbers."""
    days = (pl.col(name).map_elements(lambda day: day.toordinal(), return_dtype=pl.Int64) for name in DATES)
    rows = firms.with_columns(*days).rename(FACT_KEYS).iter_rows(named=True)
    return [{"key": "standards", "context": row} for row in rows]


def run(engine: Engine, rows: list[Row]) -> list[Any]:
    """Judge firm by firm, handed over in one batch, its fastest way."""
    return list(engine.evaluate_batch(rows))


def outputs(results: list[Any]) -> pl.DataFrame:
    """The result as the check compares it."""
    found = [one["data"]["result"] for one in results]
    return pl.DataFrame({name: [int(one[key(name)]) for one in found] for name in OUTPUTS}).cast(pl.UInt8)


def _texts() -> Texts:
    texts: Texts = {}
    for part in (years, figures, gate, shared_points, srdi_points, _innovative, _srdi, _little_giant):
        texts.update(part())
    return texts


def _institution(*levels: str) -> str:
    listed = ", ".join(f'"{one}"' for one in levels)
    return three(f"rd_institution_level in [{listed}]", "rd_institution_level == null")


def _totals(standard: str, groups: Mapping[str, tuple[str, ...]]) -> Texts:
    texts: Texts = {}
    for end in ("low", "high"):
        for group, members in groups.items():
            texts[f"{group}.{end}"] = total(f"{one}.{end}" for one in members)
        texts[f"{standard}/score.{end}"] = total(f"{group}.{end}" for group in groups)
    return texts


def _innovative() -> Texts:
    texts: Texts = {}
    texts.update(_totals(IN, GROUPS))
    for name, line in LINES.items():
        source = f"{IN}/score" if name == "total" else f"{IN}/score.{name}"
        texts[f"{IN}/score-{name}"] = three(
            f"{own(f'{source}.low')} >= {line}", f"{own(f'{source}.high')} >= {line}"
        )
    texts[f"{IN}/score-route"] = lowest(*(f"{IN}/score-{name}" for name in LINES))
    ranks = ("national_science_award_rank", "provincial_science_award_rank")
    texts[f"{IN}/direct-award"] = f"max([{', '.join(f'({at_least(rank, 1)})' for rank in ranks)}])"
    valid = f"high_tech_until != null and high_tech_until >= {ON.toordinal()} ? 3 : 0"
    texts[f"{IN}/direct-title"] = f"max([{valid}, {flag('tech_innovation_demo')}, {flag('ip_demo')}])"
    texts[f"{IN}/direct-institution"] = _institution("province", "nation")
    texts[f"{IN}/direct-equity"] = raised(3, 500)
    routes = ("score-route", "direct-award", "direct-title", "direct-institution", "direct-equity")
    texts[f"{IN}/announce"] = highest(*(f"{IN}/{name}" for name in routes))
    texts[f"{IN}/verdict"] = lowest("gate", f"{IN}/announce")
    return texts


def _srdi() -> Texts:
    texts = _totals(S, SRDI_GROUPS)
    texts[f"{S}/niche-years"] = yearly("niche_years", 2)
    texts[f"{S}/rd-amount"] = yearly("rd_expense", 100 * WAN)
    texts[f"{S}/rd-ratio"] = reached("rd", 0.03)
    texts[f"{S}/rd"] = lowest(f"{S}/rd-amount", f"{S}/rd-ratio")
    texts[f"{S}/revenue"] = yearly("revenue", 1000 * WAN)
    texts[f"{S}/equity"] = raised(2, 2000)
    texts[f"{S}/revenue-or-equity"] = highest(f"{S}/revenue", f"{S}/equity")
    low, high = own(f"{S}/score.low"), own(f"{S}/score.high")
    field = f"{own(f'{S}/field.high')} - {own(f'{S}/field.low')}"
    facts = ("six_basics", "time_honoured_brand", "supplies_chain_leader")
    settled = " or ".join(f"{fact} == true" for fact in ("key_link_results", *facts))
    lacking = f"not ({settled}) and (time_honoured_brand == null or supplies_chain_leader == null)"
    still = f"({high} - {low} > {field} or ({lacking})) ? {UNKNOWN} : {MANUAL}"
    texts[f"{S}/score-line"] = f"{low} >= 60 ? {MET} : ({high} >= 60 ? ({still}) : 0)"
    awards = (top("provincial_science_award_rank", 3), top("national_science_award_rank", 5))
    texts[f"{S}/direct-award"] = f"max([{', '.join(f'({one})' for one in awards)}])"
    spent = "(rd_expense ?? 0) + (rd_expense_1 ?? 0)"
    missing = "$.old1 and (rd_expense == null or rd_expense_1 == null)"
    texts[f"{S}/direct-rd"] = three(f"$.old1 and {spent} >= {2000 * WAN}", missing)
    texts[f"{S}/direct-equity"] = raised(2, 6000)
    texts[f"{S}/direct-maker"] = top("maker_china_rank", 500)
    texts["direct"] = highest(*(f"{S}/direct-{name}" for name in ("award", "rd", "equity", "maker")))
    texts[f"{S}/score-or-direct"] = either(f"{S}/score-line", "direct")
    conditions = ("niche-years", "rd", "revenue-or-equity", "score-or-direct")
    texts[f"{S}/verdict"] = lowest("gate", *(f"{S}/{name}" for name in conditions))
    return texts


def _little_giant() -> Texts:
    flags = (
        "information_system",
        "management_certificate",
        "product_certificate",
        "own_brand",
        "strategic_emerging",
    )
    texts = {f"{L}/{fact.replace('_', '-')}": flag(fact) for fact in flags}
    texts[f"{L}/key-link"], texts[f"{L}/six-basics"] = flag("key_link", MANUAL), flag("six_basics", MANUAL)
    texts[f"{L}/niche-years"] = yearly("niche_years", 3)
    texts[f"{L}/main-share"] = reached("main", 0.7)
    texts[f"{L}/growth"] = three(f"$.mean_above >= {MEAN_GROWTH_5} * $.mean_below", "$.mean_open")
    texts[f"{L}/certificate"] = highest(f"{L}/management-certificate", f"{L}/product-certificate")
    texts[f"{L}/debt-ratio"] = three("$.debt_value <= 0.7", "$.debt_open")
    texts[f"{L}/market-share"] = yearly("market_share_national", 0.1)
    for name, bound in (("rd-large", 0.03), ("rd-middle", 0.06)):
        texts[f"{L}/{name}"] = f"min([{reached('rd', bound)}, {reached('rd-1', bound)}])"
    texts[f"{L}/rd-small-equity"] = raised(2, 8000)
    texts[f"{L}/rd-small-amount"] = yearly("rd_expense", 3000 * WAN)
    texts[f"{L}/rd-small-staff"] = reached("staff", 0.5)
    texts[f"{L}/rd-small"] = lowest(*(f"{L}/rd-small-{part}" for part in ("equity", "amount", "staff")))
    large, middle, small = (own(f"{L}/rd-{band}") for band in ("large", "middle", "small"))
    agreed = f"max([{large}, {middle}, {small}]) == 0 ? 0 : {UNKNOWN}"
    known = f"revenue >= {YI} ? {large} : (revenue >= {5000 * WAN} ? {middle} : {small})"
    texts[f"{L}/rd-by-revenue"] = f"$.old0 ? (revenue == null ? ({agreed}) : ({known})) : {small}"
    texts[f"{L}/rd-institution"] = _institution(*INSTITUTIONS[1:])
    texts[f"{L}/class1-ip"] = at_least("class1_ip", 2)
    texts[f"{L}/innovation-general"] = lowest(f"{L}/rd-by-revenue", f"{L}/rd-institution", f"{L}/class1-ip")
    texts[f"{L}/innovation-award"] = top("national_science_award_rank", 3)
    texts[f"{L}/innovation-maker"] = top("maker_china_rank", 50)
    routes = ("innovation-general", "innovation-award", "innovation-maker")
    texts[f"{L}/innovation"] = highest(*(f"{L}/{name}" for name in routes))
    texts[f"{L}/field"] = either(f"{L}/six-basics", f"{L}/strategic-emerging")
    texts[f"{L}/verdict"] = lowest("gate", *(f"{L}/{name}" for name in LITTLE_GIANT))
    return texts
