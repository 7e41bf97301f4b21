"""Put provinces' overlays over an indicator that the national standard leaves to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from tidu.engine.compiled.program import Indicator
    from tidu.engine.schema.standards import Overlay


def with_overlays(
    indicators: tuple[Indicator, ...], standard: str, overlays: tuple[Overlay, ...]
) -> tuple[Indicator, ...]:
    """Return the indicators with the notes of overlays that are not entered.

    An overlay marked ``entered: false`` changes no points: the indicator stays the range the national
    standard leaves open, unless the firm's given points are known.
    """
    named = {overlay.indicator: overlay for overlay in overlays if overlay.overlay_of == standard}
    return tuple(
        replace(indicator, note=indicator.note or "省定指标未录入，以省级公布得分为准")
        if indicator.id in named
        else indicator
        for indicator in indicators
    )


def overlay_for(overlays: tuple[Overlay, ...], standard: str, jurisdiction: str | None) -> Overlay | None:
    """Return the overlay of a standard for a firm's jurisdiction (code prefix, else name)."""
    if not jurisdiction:
        return None
    for overlay in overlays:
        if overlay.overlay_of == standard and (
            jurisdiction.startswith(overlay.jurisdictions)
            or any(name in jurisdiction for name in overlay.names)
        ):
            return overlay
    return None
