"""``tidu read``: a policy document becomes outline, tasks, targets and money rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.console import say, show, warn
from tidu.cli.errors import UsageError

if TYPE_CHECKING:
    from tidu.reader import PolicyDocument

HELP = """\
读一份政策文件：任务和责任单位、数量目标、奖补条款，每项附原文位置、把握程度和疑点。

可读 .txt（UTF-8、GB18030）、.docx、有文字的 .pdf 和 .html。读出的内容须经人核对后使用。"""

EXAMPLES = """\
示例：

  tidu read 三年行动计划.docx                        在屏幕上看读出了什么，存疑的排在前面
  tidu read 三年行动计划.pdf -o 草稿.yaml            写成计划草稿，核对后使用
  tidu read 实施意见.txt --format json > 结果.json   供其他程序使用，金额以元计
  tidu read 旧版.docx --compare 新版.docx            看新版新增、取消、改动了哪些任务、目标、奖补和单位"""

FORMATS = ("table", "json", "yaml")


def run(
    file: Annotated[Path, typer.Argument(metavar="文件", help="政策文件：.txt、.docx、.pdf 或 .html")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="格式", help="table、json 或 yaml；缺省由 -o 的扩展名决定，否则 table"
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="文件", help="草稿文件（.yaml 或 .json）；缺省输出到屏幕"),
    ] = None,
    other: Annotated[
        Path | None,
        typer.Option("--compare", metavar="文件", help="同一文件的新版：只列出与它的不同，按屏幕表格或 json"),
    ] = None,
) -> None:
    """Read a document and print or write what it says."""
    from tidu.reader import read
    from tidu.reader.draft import as_json, as_yaml

    chosen = pick_format(form, out)
    document = read(file.read_bytes(), name=file.name)
    if other is not None:
        _compare(document, other, chosen, out)
        return
    for remark in document.remarks:
        warn(remark)
    if chosen == "table":
        from tidu.cli.documents import document_tables

        show(*document_tables(document))
        return
    _deliver(as_json(document) if chosen == "json" else as_yaml(document), document, out)


def _compare(document: PolicyDocument, other: Path, chosen: str, out: Path | None) -> None:
    """Print what the newer version has otherwise."""
    import json

    from tidu.cli.documents import comparison_tables
    from tidu.reader import read
    from tidu.reader.compare import compare

    if out is not None or chosen == "yaml":
        raise UsageError("--compare 只输出到屏幕，格式为 table 或 json")
    found = compare(document, read(other.read_bytes(), name=other.name))
    if chosen == "json":
        say(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    show(*comparison_tables(found))


def pick_format(form: str | None, out: Path | None) -> str:
    """Decide the format from ``--format`` and the name of the output file.

    Raises:
        UsageError: no such format, a suffix that names none, or a folder.
    """
    if out is not None and out.is_dir():
        raise UsageError(f"“{out}”是文件夹，请在 -o 后写文件名")
    named = form.lower() if form else None
    if named is not None and named not in FORMATS:
        raise UsageError(f"没有“{form}”这种格式，应为 {'、'.join(FORMATS)}")
    if out is None:
        return named or "table"
    if named == "table":
        raise UsageError("--format table 只在屏幕上显示，不能与 -o 同用")
    suffix = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}.get(out.suffix.lower())
    if named is None and suffix is None:
        raise UsageError(f"不知道“{out.name}”该用什么格式，扩展名应为 .yaml 或 .json，或写明 --format")
    return named or suffix or "yaml"


def _deliver(text: str, document: PolicyDocument, out: Path | None) -> None:
    if out is None:
        say(text.rstrip("\n"))
        return
    from tidu.reader.draft import doubtful
    from tidu.tables.out.files import whole_file

    with whole_file(out) as partial:
        partial.write_text(text, "utf-8")
    say(
        f"读出任务 {len(document.tasks)} 项、目标 {len(document.targets)} 项、奖补 {len(document.incentives)} 项，"
        f"其中须核对 {doubtful(document)} 项。已写入 {out}"
    )
