"""Write indicators other than tiers: additive items, the best of several ways, given points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest

if TYPE_CHECKING:
    from tidu.engine.compiled.points import Points
    from tidu.engine.scalar.generate import Writer


def write_points(writer: Writer, points: Points, index: int, low: str, high: str) -> list[str]:
    """Return the lines that set the ends of an indicator; what is rare asks the judge."""
    match points:
        case AddUp(each, cap, tests):
            codes = [writer.test(test) for test in tests]
            return _add_up(codes, (writer.number(each), writer.number(cap)), (low, high))
        case GivenPoints(slot, maximum):
            cell, most = writer.names[slot], writer.number(maximum)
            return [f"{low}, {high} = (0, {most}) if {cell} is None else ({writer.as_points(slot)},) * 2"]
        case Greatest(ways) if all(isinstance(way, Best) for way in ways):
            return _greatest(writer, [way for way in ways if isinstance(way, Best)], index, (low, high))
        case _:
            return [f"{low}, {high} = score({index})"]


def _add_up(codes: list[str], size: tuple[str, str], ends: tuple[str, str]) -> list[str]:
    each, cap = size
    sure = " + ".join(f"({code} == 3)" for code in codes)
    perhaps = " + ".join(f"({code} > 0)" for code in codes)
    return [f"{ends[0]} = min({cap}, {each} * ({sure}))", f"{ends[1]} = min({cap}, {each} * ({perhaps}))"]


def _greatest(writer: Writer, ways: list[Best], index: int, ends: tuple[str, str]) -> list[str]:
    """Ask all tests of all ways in order of points; one that is open sends the question to the judge."""
    steps = sorted(
        ((step.points, writer.test(step.test)) for way in ways for step in way.steps),
        key=lambda step: step[0],
        reverse=True,
    )
    low, high = ends
    lines = []
    for place, (points, code) in enumerate(steps):
        lines.append(f"{'el' if place else ''}if {code} == 3: {low} = {high} = {writer.number(points)}")
        lines.append(f"elif {code}: {low}, {high} = score({index})")
    least = max(way.otherwise for way in ways)
    return [*lines, f"else: {low} = {high} = {writer.number(least)}"]
