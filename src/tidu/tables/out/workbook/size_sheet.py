"""The sheet of a classification standard: a firm a row, its size class, and what it was told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.packs.size_classes import CLASS_LABELS
from tidu.engine.values import Verdict
from tidu.tables.out.findings import fact_name
from tidu.tables.out.workbook.standard_sheet import FIRM_LABELS, firm_cells

if TYPE_CHECKING:
    from tidu.engine.results import SizeResult
    from tidu.tables.out.diagnosis import Chosen, Diagnosis
    from tidu.tables.out.workbook.sheet import Sheet
    from tidu.tables.roster.model import Firm

_FROZEN = 2


class SizeSheet:
    """Writes the size classes of a roster."""

    def __init__(self, sheet: Sheet, diagnosis: Diagnosis, chosen: Chosen, overview: str) -> None:
        """Write title and header; see `StandardSheet`."""
        self.sheet = sheet
        self.catalogue = chosen.standard.catalogue
        self.on = diagnosis.on
        sheet.title(f"{chosen.standard.label}　{diagnosis.on}", overview)
        clause = chosen.standard.source.number or chosen.standard.source.document
        labels = [*FIRM_LABELS, "规模", "仍有可能的规模", "依据", "缺少的数据"]
        sheet.header(labels, ["", "", "", clause, "", "", ""], freeze=_FROZEN)

    def append(self, firm: Firm, size: SizeResult) -> None:
        """Write one firm."""
        verdict = Verdict.unknown if size.size == "unknown" else Verdict.met
        possible = (
            "、".join(CLASS_LABELS[name] for name in size.possible) if verdict is Verdict.unknown else ""
        )
        used = "；".join(f"{item.label} {item.text}" for item in size.inputs if item.state == "known")
        lacking = "、".join(fact_name(key, self.catalogue, self.on).text for key in size.missing)
        self.sheet.append(
            [
                *firm_cells(firm),
                (CLASS_LABELS[size.size], self.sheet.styles.verdict(verdict)),
                (possible, "text"),
                (used, "text"),
                (lacking, "text"),
            ]
        )
