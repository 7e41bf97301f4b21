from pathlib import Path

import openpyxl

from tests.cli.typed import ON, tidu


def test_a_workbook_to_fill_in(tmp_path: Path) -> None:
    target = tmp_path / "模板.xlsx"
    done = tidu("template", "-o", target, *ON)
    assert done.exit_code == 0, done.stderr
    assert f"已写入 {target}" in done.stdout
    cells = [cell.value for row in openpyxl.load_workbook(target).worksheets[0].iter_rows() for cell in row]
    assert any("统一社会信用代码" in str(cell) for cell in cells)


def test_an_empty_template_says_where_to_fill_in(tmp_path: Path) -> None:
    target = tmp_path / "模板.xlsx"
    tidu("template", "-o", target, *ON)
    done = tidu("evaluate", target, *ON)
    assert done.exit_code == 2
    assert "下面没有企业" in done.stderr


def test_it_is_a_workbook(tmp_path: Path) -> None:
    done = tidu("template", "-o", tmp_path / "模板.csv")
    assert done.exit_code == 2
    assert "扩展名应为 .xlsx" in done.stderr
