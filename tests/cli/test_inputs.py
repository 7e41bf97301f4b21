from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from tests.cli.typed import SRDI, write_roster
from tests.tables.out.made import firm
from tidu.cli import inputs
from tidu.cli.errors import UsageError
from tidu.cli.inputs import choose, load_library, load_roster, read_case, read_count, read_date, today
from tidu.engine import PackError, UnknownIdError, load_packs

DAY = date(2026, 6, 1)


@pytest.mark.parametrize("text", ["2026-06-01", "2026-6-1", "2026/6/1", "2026年6月1日", " 2026-06-01 "])
def test_dates_as_people_write_them(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("text", ["2026-13-01", "6月1日", "明天", "", "2026-06-01-02", "0206-06-01"])
def test_wrong_dates(text: str) -> None:
    with pytest.raises(UsageError, match="日期"):
        read_date(text)


def test_today_is_that_of_beijing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock:
        @staticmethod
        def now(tz: tzinfo) -> datetime:
            return datetime(2026, 5, 31, 16, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(inputs, "datetime", Clock)
    assert today() == DAY
    assert read_date(None) == DAY


@pytest.mark.parametrize(
    ("text", "case"), [("new", "new"), ("renewal", "renewal"), ("新申请", "new"), ("复核", "renewal")]
)
def test_cases(text: str, case: str) -> None:
    assert read_case(text) == case


def test_a_wrong_case() -> None:
    with pytest.raises(UsageError, match="renewal（复核）"):
        read_case("再来一次")


def test_counts() -> None:
    assert read_count("--top", 1) == 1
    with pytest.raises(UsageError, match="--top 应不小于 1，实为 0"):
        read_count("--top", 0)


def test_packs_named_and_packs_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_library(None) is load_packs()
    monkeypatch.setenv("TIDU_PACKS", str(tmp_path))
    assert set(load_library(None).standards) == set(load_packs().standards)
    with pytest.raises(PackError, match="没有这个规则包文件夹"):
        load_library([tmp_path / "没有"])


def test_rejected_rows_and_warnings_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_roster(tmp_path / "名单.csv", {}, {"uscc": "123"})
    roster = load_roster(path, load_packs(), DAY)
    assert len(roster.firms) == 1
    told = capsys.readouterr()
    assert "1 行被拒，例如第 3 行" in told.err
    assert told.out == ""


def test_standards_named_and_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    library = load_packs()
    (chosen,) = choose(library, [firm()], [SRDI], on=DAY, case="new")
    assert chosen.standard.id == SRDI
    assert len(choose(library, [firm()], None, on=DAY, case="new")) == 6
    assert capsys.readouterr().err == ""
    choose(library, [firm()], ["national.srdi-2022"], on=DAY, case="new")
    assert "不适用于新申请" in capsys.readouterr().err


def test_no_such_standard_and_none_in_force() -> None:
    library = load_packs()
    with pytest.raises(UnknownIdError, match="是否指"):
        choose(library, [firm()], ["srdi-2027"], on=DAY, case="new")
    with pytest.raises(UsageError, match="没有任何标准有效"):
        choose(library, [firm()], [], on=date(2001, 1, 1), case="new")
