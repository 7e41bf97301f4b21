"""``tidu schema``: JSON Schema of the pack files, for editors and forms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidu.engine.errors import UnknownIdError

HELP = """\
输出规则包文件的 JSON Schema，供编辑器和表单校验。

不写名称则列出全部文件种类。"""

EXAMPLES = """\
示例：

  tidu schema                         列出文件种类
  tidu schema standard                标准文件的 JSON Schema
  tidu schema -o schemas              每种一个文件，写入文件夹 schemas

编辑器：在 YAML 文件首行写
  # yaml-language-server: $schema=schemas/standard.schema.json"""


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="名称", help="文件种类，如 standard、facts、levels")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="文件夹", help="写入文件夹，每种一个文件；缺省输出到屏幕"),
    ] = None,
) -> None:
    """Print or write the JSON Schema of one or all kinds of pack files."""
    from tidu.cli.schemas import KINDS, schema_text

    if name is not None and name not in KINDS:
        raise UnknownIdError("规则包文件种类", name, KINDS)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for kind in [name] if name else KINDS:
            (out / f"{kind}.schema.json").write_text(schema_text(kind), "utf-8")
        typer.echo(f"已写入 {out}")
    elif name is None:
        for kind, (_, label) in KINDS.items():
            typer.echo(f"{kind:<16}{label}")
    else:
        typer.echo(schema_text(name), nl=False)
