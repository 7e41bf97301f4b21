"""``tidu calendar``."""

from pathlib import Path

import pytest

from tests.cli.site.commands import run
from tidu.web.calendars.models import CalendarYear


@pytest.mark.django_db
def test_a_calendar_is_entered(tmp_path: Path) -> None:
    table = tmp_path / "2026.csv"
    table.write_text("2026-10-01,休息,国庆节\n", encoding="utf-8")
    done = run("calendar", "2026", str(table), "--source", "示例文件")
    assert "已录入 2026 年 1 天" in done.output
    assert CalendarYear.objects.get().source == "示例文件"
