"""What the zen rival works out before any standard: years, quotients, growth, equity, the gate."""

from benchmarks.rules import (
    ANY_LARGE,
    EVERY_LARGE,
    LARGE,
    MANUAL,
    MET,
    RATIOS,
    UNKNOWN,
    WAN,
)
from benchmarks.zen_language import (
    YEAR_STARTS,
    Texts,
    at_least,
    key,
    lowest,
    own,
    three,
)


def years() -> Texts:
    """Which years lie after the establishment."""
    return {
        f"old{back}": f"established_on == null or established_on < {start}"
        for back, start in enumerate(YEAR_STARTS)
    }


def figures() -> Texts:
    """Quotients with their states, mean growth, equity."""
    texts: Texts = {}
    for name, (above, below) in RATIOS.items():
        a, b, old = key(above), key(below), "$.old1" if name in ("rd-1", "growth") else "$.old0"
        zero = "" if name == "debt" else f"({a} != null and {a} <= 0) or "
        texts[f"{name}_never"] = f"{zero}({b} != null and {b} <= 0) or not {old}"
        texts[f"{name}_known"] = f"not {own(f'{name}_never')} and {a} != null and {b} != null"
        texts[f"{name}_open"] = f"not {own(f'{name}_never')} and not {own(f'{name}_known')}"
        texts[f"{name}_value"] = f"{own(f'{name}_known')} ? {a} / {b} : {1000 if name == 'debt' else -1}"
    last, before, first = "(main_revenue ?? 0)", "main_revenue_1", "main_revenue_2"
    years = (before, first)
    texts["mean_never"] = " or ".join(["not $.old2", *(f"({one} != null and {one} <= 0)" for one in years)])
    texts["mean_bounded"] = " and ".join(["not $.mean_never", *(f"{one} != null" for one in years)])
    texts["mean_open"] = "not $.mean_never and (main_revenue == null or not $.mean_bounded)"
    texts["mean_above"] = f"$.mean_bounded ? {last} * {first} + {before} * {before} : -1"
    texts["mean_below"] = f"$.mean_bounded ? {before} * {first} : 1"
    for back in range(3):
        fact = key(f"equity_financing[-{back}]") if back else "equity_financing"
        texts[f"raised{back}"] = f"$.old{back} ? ({fact} ?? 0) : 0"
        texts[f"lacks{back}"] = f"$.old{back} and {fact} == null"
    texts["equity2"], texts["equity3"] = "$.raised0 + $.raised1", "$.equity2 + $.raised2"
    texts["equity2_open"], texts["equity3_open"] = "$.lacks0 or $.lacks1", "$.equity2_open or $.lacks2"
    return texts


def reached(ratio: str, bound: float) -> str:
    """Code of `ratio >= bound`."""
    return three(f"{own(f'{ratio}_value')} >= {bound}", own(f"{ratio}_open"))


def raised(years: int, amount: int) -> str:
    """Code of "at least `amount` 万元 of equity in `years` years"."""
    return three(f"$.equity{years} >= {amount * WAN}", f"$.equity{years}_open")


def gate() -> Texts:
    """Three negatives and the size class."""
    negatives = {
        "no-major-incident": "major_incident",
        "not-dishonest": "dishonesty_list",
        "normal-operation": "abnormal_operation",
    }
    texts = {
        f"gate/{name}": three(f"{fact} == false", f"{fact} == null", MANUAL)
        for name, fact in negatives.items()
    }
    facts = (("employees", 1), ("revenue", WAN), ("total_assets", WAN))

    def large(bounds: tuple[int | None, ...]) -> str:
        given = [(fact, bound * unit) for (fact, unit), bound in zip(facts, bounds, strict=True) if bound]
        return f"min([{', '.join(f'({at_least(fact, bound)})' for fact, bound in given)}])"

    staff, revenue = ANY_LARGE
    nowhere = f"employees != null and employees < {staff} and revenue != null and revenue < {revenue * WAN}"
    text = f"({nowhere}) ? 0 : ({large(EVERY_LARGE)} == {MET} ? {MET} : {UNKNOWN})"
    for name, bounds in LARGE.items():
        text = f'size_industry == "{name}" ? {large(bounds)} : ({text})'
    texts["large"] = f"$.old0 ? ({text}) : 0"
    texts["gate/sme"] = f"$.large == {UNKNOWN} ? {UNKNOWN} : {MET} - $.large"
    texts["gate"] = lowest(*(f"gate/{name}" for name in (*negatives, "sme")))
    return texts
