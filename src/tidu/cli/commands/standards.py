"""``tidu standards``: which standards there are, when each applies, and how well it is confirmed."""

from __future__ import annotations

from tidu.cli.console import say, show
from tidu.cli.inputs import load_library
from tidu.cli.options import PackFolders

HELP = """\
列出全部标准：编号、适用情形和起止日期、文号、印证程度。"""

EXAMPLES = """\
示例：

  tidu standards
  tidu standards --packs 本地规则包"""


def run(packs: PackFolders = None) -> None:
    """Print the table of standards."""
    from tidu.cli.catalogue import standards_table

    library = load_library(packs)
    say(f"标准 {len(library.standards)} 个")
    show(standards_table(library))
    say("印证程度按条件和指标计：✔✔ 两处印证　✔ 一处来源　☐ 未证实。未对照文件原文，正式使用前须核对。")
