"""Reports as PDF, set by Typst. One `Press` serves a whole batch: fonts are read once."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst

from tidu.engine.errors import TiduError
from tidu.tables.report.layout import (
    EMPTY,
    clause_text,
    gap_rows,
    need_rows,
    open_count,
    radar_of,
    score_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tidu.tables.report.model import Report, Section

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
)
"""Families with all Chinese characters, in order of preference; the first that the machine has is used."""


class FontError(TiduError):
    """No Chinese font is there to set a report with."""


class Press:
    """Sets reports."""

    def __init__(self, font_folders: Sequence[Path] = ()) -> None:
        """Read the fonts.

        Args:
            font_folders: folders with fonts beside the system's.

        Raises:
            FontError: none of the families is installed.
        """
        fonts = typst.Fonts(font_paths=[str(folder) for folder in font_folders])
        self._installed = frozenset(fonts.families())
        self._families = self.among(FONTS)
        if not self._families:
            raise FontError(
                "没有找到中文字体，无法生成 PDF；Debian/Ubuntu 请安装 fonts-noto-cjk，"
                "或把字体放进 TIDU_FONTS 指定的文件夹"
            )
        self._source = (files("tidu.tables.report") / "report.typ").read_bytes()
        self._compiler = typst.Compiler(self._source, font_paths=fonts)

    def among(self, families: Sequence[str]) -> list[str]:
        """Return those of some families that are installed, in the same order."""
        return [family for family in families if family in self._installed]

    def pdf(self, report: Report) -> bytes:
        """Return a report as PDF."""
        return self.set(self._source, data_of(report))

    def set(self, source: bytes, data: dict[str, Any]) -> bytes:
        """Return a template set with its data, as PDF.

        Args:
            source: a Typst template that reads ``sys.inputs.data``.
            data: JSON values; ``fonts`` is added, the families that are installed.
        """
        text = json.dumps(data | {"fonts": self._families}, ensure_ascii=False)
        made = self._compiler.compile(source, format="pdf", sys_inputs={"data": text})
        assert isinstance(made, bytes)  # noqa: S101 - one file
        return made


def data_of(report: Report) -> dict[str, Any]:
    """Return what the template reads, as JSON values."""
    return {
        "firm": report.firm,
        "issuer": report.issuer,
        "heading": [list(line) for line in report.heading],
        "sections": [_section(section) for section in report.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    shown = section.shown
    return radar_of(section) | {
        "level": section.level,
        "standard": section.standard,
        "document": section.document,
        "verdict": shown.verdict,
        "tone": shown.tone,
        "scored": bool(shown.score),
        "score": score_text(section),
        "line": shown.line,
        "notes": list(shown.notes),
        "unmet": f"{len(shown.unmet)}",
        "open": f"{open_count(section)}",
        "lines": [
            {
                "depth": line.depth,
                "label": line.label,
                "verdict": line.verdict,
                "tone": line.tone,
                "value": line.value or EMPTY,
                "required": line.required or EMPTY,
                "clause": clause_text(line),
            }
            for line in shown.lines
        ],
        "gaps": gap_rows(section),
        "needs": need_rows(section),
        "indicators": [(bar.label, bar.detail or EMPTY, bar.text) for bar in shown.indicators],
    }
