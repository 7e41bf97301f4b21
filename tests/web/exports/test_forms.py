"""What an export shall hold."""

from tidu.web.exports.forms import ExportForm


def test_at_least_one_column_and_only_known_ones() -> None:
    assert ExportForm({"columns": ["uscc"], "sheets": ["facts"]}).is_valid()
    assert "请至少选择一列" in str(ExportForm({}).errors["columns"])
    assert "columns" in ExportForm({"columns": ["password"]}).errors
