"""Run the tables of examples in the pages: a rule, a firm's facts, and what comes of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tests.architecture.source import ROOT
from tidu.engine import Facts, evaluate, load_packs
from tidu.engine.packs.files import PackFile, find_files, shipped_folder
from tidu.engine.packs.library import Standard
from tidu.engine.packs.load import build_library
from tidu.engine.packs.loaded import SHAPES
from tidu.engine.results import ConditionResult
from tidu.engine.schema.common import CaseName

ON = date(2026, 6, 1)
CASES: dict[str, CaseName] = {"新申请": "new", "复核": "renewal"}
_HEAD = """\
id: "docs.rows"
version: 1
level: "national.srdi"
label: "文档中的例子"
source: {document: "文档", clause: "例", published: null, effective: null, confirmation: unconfirmed}
conditions:
"""


@dataclass(frozen=True)
class Row:
    """One line of a table: cells by the words of the header, and where it stands."""

    cells: dict[str, str]
    line: int

    def code(self, name: str) -> str:
        """The text of a cell without the backticks."""
        return self.cells[name].strip("`")

    def keys(self, name: str) -> tuple[str, ...]:
        """Facts named in a cell: ``revenue``、``revenue[-1]``; none where it is a dash."""
        return tuple(re.findall(r"`([^`]+)`", self.cells[name]))


def rows_of(page: str) -> list[Row]:
    """Every line of the tables of rules in a page."""
    return tables_of(page, "规则")


def tables_of(page: str, first: str) -> list[Row]:
    """Every line of the tables in a page whose header begins with a word."""
    found: list[Row] = []
    head: list[str] = []
    for number, line in enumerate((ROOT / page).read_text("utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in line[1:-1].split(" | ")] if line.startswith("|") else []
        if not cells:
            head = []
        elif cells[0] == first and not head:
            head = cells
        elif head and not cells[0].startswith("---"):
            found.append(Row(dict(zip(head, cells, strict=True)), number))
    return found


@lru_cache(maxsize=1)
def standard_of(rules: tuple[tuple[str, str], ...]) -> Standard:
    """A made-up standard with one condition a rule; the second text of a pair is ``move``, or empty."""
    conditions = [
        f'  - {{id: "r{index}", label: "例", clause: "例", confirmation: unconfirmed, test: "{rule}"'
        + (f', move: "{move}"}}' if move else "}")
        for index, (rule, move) in enumerate(rules)
    ]
    text = _HEAD + "\n".join(conditions) + "\n"
    ground = [file for file in find_files([shipped_folder()], SHAPES) if file.kind in ("facts", "levels")]
    return build_library([*ground, PackFile("docs.yaml", "standard", text)]).standard("docs.rows")


def facts_of(text: str) -> Facts:
    """Read ``revenue: 1500万, revenue[-1]: 1200万``; a dash is a firm without facts."""
    pairs: Iterator[list[str]] = (item.split(": ", 1) for item in text.strip("`").split(", ") if ": " in item)
    raw = {key: value.strip("'") for key, value in pairs}
    return Facts.read(raw, catalogue=load_packs().catalogue, on=ON)


def results_of(rows: list[Row]) -> Iterator[tuple[Row, ConditionResult]]:
    """Judge every row: by its own rule, or by a condition of a shipped standard (``srdi-2026 › sme``)."""
    own = [row for row in rows if "›" not in row.cells["规则"]]
    rules = tuple((row.code("规则"), row.cells.get("差距写在", "").strip("`")) for row in own)
    for row in rows:
        facts = facts_of(row.cells["企业数据"])
        case = CASES[row.cells.get("情形", "新申请")]
        if "›" in row.cells["规则"]:
            name, condition = (part.strip("` ") for part in row.code("规则").split("›"))
            standard = load_packs().standard(name)
        else:
            standard, condition = standard_of(rules), f"r{own.index(row)}"
        yield row, evaluate(standard, facts, on=ON, case=case).condition(condition)
