"""The bounds of the three standards of 2022, once, as every hand-written rival reads them.

Only figures stand here; how a rival turns them into its own rules is its own affair. The clauses are in
`src/tidu/packs/national/standards/*-2022.yaml`.
"""

from typing import Final

WAN: Final = 10_000
YI: Final = 100_000_000

UNMET: Final = 0
UNKNOWN: Final = 1
MANUAL: Final = 2
MET: Final = 3

Tiers = tuple[tuple[float, int], ...]
"""(bound, points) from most points to fewest; below the last bound there are none."""

RATIOS: Final = {
    "rd": ("rd_expense", "revenue"),
    "rd-1": ("rd_expense[-1]", "revenue[-1]"),
    "main": ("main_revenue", "revenue"),
    "margin": ("net_profit", "revenue"),
    "staff": ("rd_staff", "employees"),
    "debt": ("total_liabilities", "total_assets"),
    "growth": ("main_revenue", "main_revenue[-1]"),
}
"""Quotients that several rules read. `growth` is last year's figure over the one before: 15 % is 1.15."""

AT_LEAST: Final[dict[str, tuple[str, Tiers]]] = {
    "innovative-2022/rd-ratio": ("rd", ((0.05, 20), (0.03, 15), (0.02, 10), (0.01, 5))),
    "innovative-2022/main-growth": ("growth", ((1.15, 20), (1.1, 15), (1.05, 10), (1.0, 5))),
    "innovative-2022/main-share": ("main", ((0.7, 20), (0.6, 15), (0.55, 10), (0.5, 5))),
    "srdi-2022/main-share": ("main", ((0.8, 5), (0.7, 3), (0.6, 1))),
    "srdi-2022/net-margin": ("margin", ((0.1, 10), (0.08, 8), (0.06, 6), (0.04, 4), (0.02, 2))),
    "srdi-2022/rd-staff": ("staff", ((0.2, 5), (0.1, 3), (0.05, 1))),
}
AT_MOST: Final[dict[str, tuple[str, Tiers]]] = {
    "innovative-2022/debt-ratio": ("debt", ((0.55, 10), (0.75, 5))),
    "srdi-2022/debt-ratio": ("debt", ((0.5, 5), (0.6, 3), (0.7, 1))),
}
MEAN_GROWTH: Final[Tiers] = ((2.2, 10), (2.16, 8), (2.12, 6), (2.08, 4), (2.0, 2))
"""Bounds on the sum of two yearly quotients: a mean growth of 10 % is a sum of 2.2."""
MEAN_GROWTH_5: Final = 2.1
RD_AMOUNT: Final[Tiers] = ((500 * WAN, 10), (400 * WAN, 8), (300 * WAN, 6), (200 * WAN, 4), (100 * WAN, 2))
RD_SHARE: Final[Tiers] = ((0.1, 10), (0.08, 8), (0.06, 6), (0.04, 4), (0.03, 2))
NICHE_YEARS: Final[Tiers] = ((10, 5), (8, 4), (6, 3), (4, 2), (2, 1))
DIGITAL: Final[Tiers] = ((3, 5), (2, 3))
INSTITUTION: Final[Tiers] = ((4, 10), (3, 8), (2, 4), (1, 2))
"""By the place in `facts.INSTITUTIONS`."""
RIGHTS: Final = ("class1_ip_high_value", "class1_ip_self", "class1_ip", "class2_ip")
RIGHTS_POINTS: Final = {"innovative-2022/ip": (20, 15, 10, 5), "srdi-2022/ip": (10, 8, 6, 2)}
QUALITY: Final = ("quality_award", "quality_certificate", "own_brand")
FEATURES_MAX: Final = 15

GROUPS: Final = {
    "innovative-2022/score.innovation": ("innovative-2022/ip", "innovative-2022/rd-ratio"),
    "innovative-2022/score.growth": ("innovative-2022/main-growth", "innovative-2022/debt-ratio"),
    "innovative-2022/score.specialisation": ("innovative-2022/field", "innovative-2022/main-share"),
}
"""Groups of innovative-2022, each with a line of its own."""
SRDI_GROUPS: Final = {
    "srdi-2022/score.specialisation": (
        "srdi-2022/main-share", "srdi-2022/mean-growth", "srdi-2022/niche-years", "srdi-2022/field",
    ),
    "srdi-2022/score.refinement": (
        "srdi-2022/digital-level", "srdi-2022/quality", "srdi-2022/net-margin", "srdi-2022/debt-ratio",
    ),
    "srdi-2022/score.distinctiveness": ("srdi-2022/provincial-features",),
    "srdi-2022/score.innovation": (
        "srdi-2022/ip", "srdi-2022/rd-input", "srdi-2022/rd-staff", "srdi-2022/rd-institution",
    ),
}  # fmt: skip
"""Groups of srdi-2022; its score line is 60 in all."""
LINES: Final = {"total": 60, "innovation": 20, "growth": 15, "specialisation": 15}
LARGE: Final[dict[str, tuple[int | None, int | None, int | None]]] = {
    "agriculture": (None, 20_000, None),
    "industry": (1000, 40_000, None),
    "construction": (None, 80_000, 80_000),
    "wholesale": (200, 40_000, None),
    "retail": (300, 20_000, None),
    "transport": (1000, 30_000, None),
    "storage": (200, 30_000, None),
    "post": (1000, 30_000, None),
    "lodging": (300, 10_000, None),
    "catering": (300, 10_000, None),
    "information": (2000, 100_000, None),
    "software": (300, 10_000, None),
    "real_estate": (None, 200_000, 10_000),
    "property": (1000, 5_000, None),
    "leasing": (300, None, 120_000),
    "other": (300, None, None),
}
"""From where a firm is large: staff, revenue and assets in 万元; all that are given must be reached."""
ANY_LARGE: Final = (300, 20_000)
"""A firm below both (staff, revenue in 万元) is large in no industry."""
EVERY_LARGE: Final = (2000, 200_000, 120_000)
"""A firm that reaches all (staff, revenue, assets in 万元) is large in every industry."""

_CODES: Final = {
    "gate": ("no-major-incident", "not-dishonest", "normal-operation", "sme"),
    "innovative-2022": (
        "score-total", "score-innovation", "score-growth", "score-specialisation", "score-route",
        "direct-award", "direct-title", "direct-institution", "direct-equity", "announce",
    ),
    "srdi-2022": (
        "niche-years", "rd-amount", "rd-ratio", "rd", "revenue", "equity", "revenue-or-equity", "score-line",
        "direct-award", "direct-rd", "direct-equity", "direct-maker", "score-or-direct",
    ),
    "little-giant-2022": (
        "niche-years", "main-share", "growth", "information-system", "management-certificate",
        "product-certificate", "certificate", "debt-ratio", "market-share", "own-brand", "rd-large",
        "rd-middle",
        "rd-small-equity", "rd-small-amount", "rd-small-staff", "rd-small", "rd-by-revenue", "rd-institution",
        "class1-ip", "innovation-general", "innovation-award", "innovation-maker",
        "innovation", "key-link", "six-basics", "strategic-emerging", "field",
    ),
}  # fmt: skip
CODES: Final = tuple(f"{pack}/{name}" for pack, names in _CODES.items() for name in names)
"""Conditions and their parts: 0 unmet, 1 unknown, 2 manual, 3 met."""
STANDARDS: Final = ("innovative-2022", "srdi-2022", "little-giant-2022")
VERDICTS: Final = tuple(f"{standard}/verdict" for standard in STANDARDS)
_SCORED: Final = tuple(
    name
    for standard, groups in (("innovative-2022", GROUPS), ("srdi-2022", SRDI_GROUPS))
    for name in (*(one for members in groups.values() for one in members), *groups, f"{standard}/score")
)
POINTS: Final = tuple(f"{name}.{end}" for name in _SCORED for end in ("low", "high"))
"""Indicators, groups and totals, as intervals."""
OUTPUTS: Final = (*CODES, *VERDICTS, *POINTS)
"""What every implementation must give: one byte a firm and column."""
LITTLE_GIANT: Final = (
    "niche-years", "main-share", "growth", "information-system", "certificate", "debt-ratio", "market-share",
    "own-brand", "innovation", "key-link", "field",
)  # fmt: skip
"""Conditions of little-giant-2022 that must all hold, besides the gate."""
