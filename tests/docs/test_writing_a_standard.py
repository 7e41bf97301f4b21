"""Every YAML block of ``docs/writing-a-standard.md`` loads, and every output in it is real."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.architecture.source import ROOT
from tests.docs.blocks import EXAMPLE, Block, blocks_of, printed, printed_after
from tests.docs.rows import tables_of
from tests.engine.amounts.build import amount_of
from tidu.engine.amounts import KINDS as AMOUNTS
from tidu.engine.conditions import KINDS as CONDITIONS
from tidu.engine.functions import FUNCTIONS
from tidu.engine.indicators import KINDS as INDICATORS
from tidu.engine.packs.files import PackFile, find_files, shipped_folder
from tidu.engine.packs.load import build_library
from tidu.engine.packs.loaded import SHAPES
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.amounts import Amount
from tidu.engine.schema.standards import CaseFile

pytestmark = pytest.mark.no_cover  # what the page shows has tests of its own

PAGE = "docs/writing-a-standard.md"
YAML = blocks_of(PAGE, "yaml")
SNIPPETS = ("# 条件", "# 指标", "# 推导", "# 金额")
ERRORS = [block for block in blocks_of(PAGE, "text") if block.mark]
_HEAD = """\
id: "docs.snippet"
version: 1
level: "national.srdi"
label: "例"
source: {document: "文档", clause: "例", published: null, effective: null, confirmation: unconfirmed}
"""
_CONDITION = '- {id: "any", label: "例", clause: "例", confirmation: unconfirmed, test: "own_brand"}'


def indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def snippet(first: str) -> str:
    (found,) = (block.text for block in YAML if block.text.startswith(first))
    return found


def load(body: str) -> None:
    """Load a made-up standard beside the shipped facts, levels and size classes."""
    file = PackFile("docs.yaml", "standard", f"{_HEAD}{body}\n")
    build_library([*find_files([shipped_folder()], set(SHAPES)), file])


def test_the_files_are_in_the_page() -> None:
    texts = [block.text for block in YAML if not block.text.startswith(SNIPPETS)]
    for path in EXAMPLE.rglob("*.yaml"):
        rest = path.read_text("utf-8")
        for text in texts:
            rest = rest.replace(f"{text}\n", "", 1)
        assert rest == "", path.name
    whole = "".join(path.read_text("utf-8") for path in EXAMPLE.rglob("*.yaml"))
    assert [text for text in texts if text not in whole] == []


def test_the_commands_print_what_the_page_says() -> None:
    (block,) = blocks_of(PAGE, "console")
    found = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)[1:]
    assert len(found) == 4
    for command, output in zip(found[::2], found[1::2], strict=True):
        # How many examples there are changes with every pack; that none fails does not.
        assert without_counts(printed(command)) == without_counts(output.rstrip("\n"))


def without_counts(text: str) -> str:
    return re.sub(r"(算例|通过) [\d,]+ 个", r"\1 … 个", text)


@pytest.mark.parametrize("block", ERRORS, ids=range(len(ERRORS)))
def test_errors_look_as_the_page_says(block: Block, tmp_path: Path) -> None:
    found = printed_after(block.mark, tmp_path / "local-pack")
    assert without_counts(found) == without_counts(block.text)


def test_conditions_load() -> None:
    load(f"conditions:\n{indented(snippet('# 条件'))}")


def test_examples_of_functions_load() -> None:
    rows = tables_of(PAGE, "函数")
    assert len(rows) == len(FUNCTIONS)
    conditions = [
        _CONDITION.replace('"any"', f'"r{index}"').replace("own_brand", row.code("例"))
        for index, row in enumerate(rows)
    ]
    load("conditions:\n" + indented("\n".join(conditions)))


def test_indicators_load() -> None:
    rows = read_yaml(snippet("# 指标"), PAGE).data
    total = sum(row["max"] for row in rows)
    group = f'{{id: "例", label: "例", max: {total}, clause: "例", confirmation: unconfirmed}}'
    load(
        f"conditions:\n  {_CONDITION}\n"
        f"score:\n  clause: 例\n  confirmation: unconfirmed\n  groups: [{group}]\n"
        f"  indicators:\n{indented(snippet('# 指标'))}"
    )


def test_derivations_load() -> None:
    load(f"conditions:\n  {_CONDITION}\nderive:\n{indented(snippet('# 推导'))}")


def test_the_amount_loads() -> None:
    assert amount_of(read_yaml(snippet("# 金额"), PAGE).data).kind == "by_level"


@pytest.mark.parametrize(
    "names", [FUNCTIONS, CONDITIONS, INDICATORS, AMOUNTS], ids=["函数", "条件", "指标", "金额"]
)
def test_every_function_and_kind_is_named(names: dict[str, Any]) -> None:
    text = (ROOT / PAGE).read_text("utf-8")
    assert [name for name in names if not re.search(rf"`{name}[`(]", text)] == []


@pytest.mark.parametrize("shape", [*SHAPES.values(), CaseFile, Amount], ids=lambda shape: shape.__name__)
def test_every_key_is_named(shape: type[msgspec.Struct]) -> None:
    words = set(re.findall(r"[a-z_]+", (ROOT / PAGE).read_text("utf-8")))
    schema = msgspec.json.schema(shape)
    keys = {key for part in schema["$defs"].values() for key in part.get("properties", {})}
    assert sorted(keys - words) == []
