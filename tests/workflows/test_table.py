from tests.workflows.kit import SMALL, built
from tidu.workflows import Rank, load_workflows
from tidu.workflows.table import STATE_HEADER, STEP_HEADER, list_rows, state_rows, step_rows


def test_states_in_words() -> None:
    rows = state_rows(built(SMALL)["national.small"])
    assert all(len(row) == len(STATE_HEADER) for row in rows)
    assert rows[1] == ("待审", "submitted", "办理中", "已提交", "不公开")


def test_steps_in_words() -> None:
    rows = step_rows(built(SMALL)["national.small"], Rank.DISTRICT)
    assert all(len(row) == len(STEP_HEADER) for row in rows)
    assert rows[1] == ("通过", "pass", "待审", "通过", "市主管部门（上级办理，导入结果）", "", "", "")
    assert step_rows(built(SMALL)["national.small"])[1][4] == "市主管部门"


def test_the_list_of_all() -> None:
    header, rows = list_rows(load_workflows())
    assert all(len(row) == len(header) for row in rows)
    assert ("national.pool-entry", "培育库入库", "培育库", "新申请", "各地", "7", "9") in rows
