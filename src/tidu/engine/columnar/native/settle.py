"""Decide again, in whole numbers of 128 bits, where the quotient of a firm lies among the bounds.

The native twin of `tidu.engine.columnar.settle`. It counts how many steps between bounds go into a quotient: the
double says how many to within one, and one product says which. Firms whose figures are too large for that stay
in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.columnar.exact import counted_in, largest
from tidu.engine.columnar.native.code import FIRMS, WORD, literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.columnar.exact import Terms
    from tidu.engine.columnar.measures import Measure
    from tidu.engine.expressions.typed import Slot

_FITS = 2.0**125
_MOST = 53
"""Steps are whole numbers that a double holds exactly: this many bits at most."""
_HEAD = """\
define internal {{ <{firms} x double>, {word} }} @{name}(<{firms} x double> %raw, {word} %doubt{facts}) noinline {{
entry:
  %out = alloca <{firms} x double>
  store <{firms} x double> %raw, ptr %out
{stores}
  %none = icmp eq {word} %doubt, 0
  br i1 %none, label %end, label %firm
firm:
  %waiting = phi {word} [ %doubt, %entry ], [ %rest, %done ]
  %left = phi {word} [ 0, %entry ], [ %left_now, %done ]
  %less = sub {word} %waiting, 1
  %rest = and {word} %waiting, %less
  %bit = xor {word} %waiting, %rest
  %index = call {word} @llvm.cttz.{word}({word} %waiting, i1 true)
  %place = getelementptr double, ptr %out, {word} %index
  %value = load double, ptr %place
{reads}
  %counts = fmul double %value, {multiple}
  %count_size = call double @llvm.fabs.f64(double %counts)
  %count_fits = fcmp ole double %count_size, {count_most}
  {fits}
  br i1 %fits, label %exact, label %done
exact:
{steps}
  %guess = call double @llvm.floor.f64(double %counts)
  %guess_whole = fptosi double %guess to i64
{sums}
  %defined = icmp sgt i128 %below, 0
  br i1 %defined, label %count, label %done
count:
  %guess_wide = sext i64 %guess_whole to i128
  %taken = mul i128 %guess_wide, %below
  %over = sub i128 %above, %taken
  %many = icmp slt i128 %over, 0
  %few = icmp sge i128 %over, %below
  %up = zext i1 %few to i64
  %down = sext i1 %many to i64
  %step = add i64 %up, %down
  %number = add i64 %guess_whole, %step
  %number_wide = sext i64 %number to i128
  %covered = mul i128 %number_wide, %below
  %beyond = sub i128 %above, %covered
  %low_enough = icmp slt i128 %beyond, %below
  %high_enough = icmp sge i128 %beyond, 0
  %found = and i1 %low_enough, %high_enough
  %whole = sitofp i64 %number to double
  %halves = fmul double %whole, 2.0
  %uneven = icmp ne i128 %beyond, 0
  %half = uitofp i1 %uneven to double
  %sum = fadd double %halves, %half
  %placed = fdiv double %sum, {double_multiple}
  %kept = select i1 %found, double %placed, double %value
  store double %kept, ptr %place
  br label %done
done:
  %sure = phi i1 [ false, %firm ], [ true, %exact ], [ %found, %count ]
  %still = select i1 %sure, {word} 0, {word} %bit
  %left_now = or {word} %left, %still
  %finished = icmp eq {word} %rest, 0
  br i1 %finished, label %end, label %firm
end:
  %doubtful = phi {word} [ 0, %entry ], [ %left_now, %done ]
  %settled = load <{firms} x double>, ptr %out
  %first = insertvalue {{ <{firms} x double>, {word} }} poison, <{firms} x double> %settled, 0
  %both = insertvalue {{ <{firms} x double>, {word} }} %first, {word} %doubtful, 1
  ret {{ <{firms} x double>, {word} }} %both
}}
"""


def routine(name: str, measure: Measure) -> str:
    """Write the function that moves the doubtful firms of a measure to the right side of every bound.

    Returns:
        LLVM text of a function from the raw quotients, the word of the doubtful ones, and each fact (doubles) to
        the quotients and the word of those that are doubtful still; empty where no figures are small enough.
    """
    decimals = dict(zip(measure.slots, measure.decimals, strict=True))
    above, below = counted_in(measure.multiple, *measure.exact_form(), decimals)
    most = _most((above, below), measure.slots)
    if not most:
        return ""
    places = {slot: place for place, slot in enumerate(measure.slots)}
    limit, multiple = literal("double", 2.0**most), float(measure.multiple)
    count = len(measure.slots)
    return _HEAD.format(
        name=name, firms=FIRMS, word=WORD,
        facts="".join(f", <{FIRMS} x double> %fact{place}" for place in range(count)),
        stores="\n".join(_stored(place) for place in range(count)),
        reads="\n".join(_read(place, number) for place, number in enumerate(measure.decimals)),
        steps="\n".join(_steps(place) for place in range(count)),
        fits=_all_fit(count, limit),
        sums="\n".join((*_summed("above", above, places), *_summed("below", below, places))),
        multiple=literal("double", multiple), double_multiple=literal("double", 2 * multiple),
        count_most=literal("double", 2.0**50),
    )  # fmt: skip


def _most(sums: tuple[Terms, Terms], slots: tuple[Slot, ...]) -> int:
    """How many bits of steps leave every product inside 128; 0 where not even a thousand does."""
    for bits in range(_MOST, 9, -1):
        sizes = dict.fromkeys(slots, 2.0**bits)
        if all(largest(terms, sizes) < _FITS for terms in sums):
            return bits
    return 0


def _stored(place: int) -> str:
    return (
        f"  %at{place} = alloca <{FIRMS} x double>\n  store <{FIRMS} x double> %fact{place}, ptr %at{place}"
    )


def _read(place: int, decimals: int) -> str:
    """One fact in steps of its grid, as a double, and its size."""
    return f"""\
  %own{place} = getelementptr double, ptr %at{place}, {WORD} %index
  %figure{place} = load double, ptr %own{place}
  %scaled{place} = fmul double %figure{place}, {literal("double", 10.0**decimals)}
  %size{place} = call double @llvm.fabs.f64(double %scaled{place})"""


def _all_fit(count: int, limit: str) -> str:
    lines, before = [], "%count_fits"
    for place in range(count):
        lines.append(f"%fits{place} = fcmp ole double %size{place}, {limit}")
        after = "%fits" if place == count - 1 else f"%all{place}"
        lines.append(f"{after} = and i1 {before}, %fits{place}")
        before = after
    return "\n  ".join(lines)


def _steps(place: int) -> str:
    return f"""\
  %rounded{place} = call double @llvm.roundeven.f64(double %scaled{place})
  %narrow{place} = fptosi double %rounded{place} to i64
  %steps{place} = sext i64 %narrow{place} to i128"""


def _summed(name: str, terms: Terms, places: Mapping[Slot, int]) -> list[str]:
    """The sum of some products of steps, as ``%name``."""
    lines: list[str] = []
    total = "0"
    for number, (monomial, factor) in enumerate(terms):
        product = str(factor)
        for depth, slot in enumerate(monomial):
            lines.append(f"  %{name}{number}_{depth} = mul i128 {product}, %steps{places[slot]}")
            product = f"%{name}{number}_{depth}"
        result = f"%{name}" if number == len(terms) - 1 else f"%{name}_{number}"
        lines.append(f"  {result} = add i128 {total}, {product}")
        total = result
    return lines
