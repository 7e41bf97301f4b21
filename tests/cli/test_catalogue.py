from rich.console import Console

from tidu.cli.catalogue import in_force, marks, marks_text, standards_table
from tidu.engine import load_packs
from tidu.engine.schema.common import Confirmation


def test_every_standard_is_listed_lowest_level_first() -> None:
    console = Console(width=200, record=True)
    console.print(standards_table(load_packs()))
    text = console.export_text()
    assert all(name in text for name in load_packs().standards)
    assert text.index("national.innovative-2022") < text.index("national.champion-2023")
    assert text.index("national.champion-2023") < text.index("national.size-2011")


def test_when_each_applies() -> None:
    library = load_packs()
    assert list(in_force(library, library.standard("srdi-2026"))) == ["新申请、复核：2026-04-01 – 今"]
    assert "复核：2026-04-01 – 2026-12-31" in list(in_force(library, library.standard("little-giant-2022")))
    assert next(in_force(library, library.standard("zhejiang.hidden-champion-2026"))).endswith("（浙江）")
    assert "划型" in next(in_force(library, library.standard("size-2011")))


def test_marks_are_counted() -> None:
    library = load_packs()
    counted = marks(library.standard("srdi-2022"))
    assert counted[Confirmation.unconfirmed] >= 1
    assert "☐" in marks_text(library.standard("srdi-2022"))
    assert marks(library.standard("size-2011"))[Confirmation.two_sources] == 16
