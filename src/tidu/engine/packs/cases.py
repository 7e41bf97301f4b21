"""Run the worked examples beside the standards: what an official would expect, firm by firm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.engine.facts import Facts
from tidu.engine.packs.convert import convert
from tidu.engine.packs.expectations import Difference, differences_of, differences_of_size
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.scalar.classify import classify
from tidu.engine.scalar.evaluate import evaluate
from tidu.engine.schema.standards import CaseFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tidu.engine.packs.files import PackFile
    from tidu.engine.packs.library import PackLibrary
    from tidu.engine.schema.standards import Case


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """How one worked example went; no difference means that it passed."""

    file: str
    name: str
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything the example expects came true."""
        return not self.differences

    def __str__(self) -> str:
        """Return file and name, and one line for each difference."""
        return "\n".join(
            [f"{self.file}：{self.name}", *(f"  {difference}" for difference in self.differences)]
        )


def run_cases(library: PackLibrary, folders: Iterable[Path] = ()) -> list[CaseOutcome]:
    """Run the shipped examples and those in some folders.

    Args:
        library: packs that hold the standards the examples name.
        folders: site pack folders, besides the shipped one.

    Raises:
        PackError: a file of examples cannot be read.
    """
    files = find_files([shipped_folder(), *folders], {"cases"})
    return [outcome for file in files for outcome in run_file(library, file)]


def run_file(library: PackLibrary, file: PackFile) -> Iterator[CaseOutcome]:
    """Run the examples of one file.

    Raises:
        PackError: the file cannot be read.
    """
    spec = convert(read_yaml(file.text, file.name), CaseFile)
    for case in spec.cases:
        try:
            found = tuple(run_case(library, spec, case))
        except TiduError as error:
            found = (Difference("算例", "能够运行", str(error)),)
        yield CaseOutcome(file.name, case.name, found)


def run_case(library: PackLibrary, file: CaseFile, case: Case) -> Iterator[Difference]:
    """Run one example and yield what differs.

    Raises:
        TiduError: the standard does not exist, or a fact does not fit.
    """
    on = case.on or file.on
    if on is None:
        yield Difference("on", "在文件或算例中写明评价日", "没有写")
        return
    standard = library.standard(file.standard)
    facts = Facts.read(
        {**file.base, **case.facts},
        catalogue=library.catalogue,
        on=on,
        records=case.records,
        complete=case.complete,
    )
    if standard.classifies:
        yield from differences_of_size(case.expect, classify(standard, facts, on=on))
    else:
        yield from differences_of(case.expect, evaluate(standard, facts, on=on, case=case.case))
