"""Command lines are typed without a terminal, whatever other tests leave in the environment."""

import pytest


@pytest.fixture(autouse=True)
def _no_terminal_width(monkeypatch: pytest.MonkeyPatch) -> None:
    # Some tools that tests start (a pager, a browser driver) leave COLUMNS behind, which would narrow the tables.
    monkeypatch.delenv("COLUMNS", raising=False)
