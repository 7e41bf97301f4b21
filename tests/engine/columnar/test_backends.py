"""Compiling has to pay."""

import pytest

from tidu.engine.columnar import backends
from tidu.engine.columnar.backends import LEAST, PAYS, backend_for


def test_polars_runs_until_compiling_would_have_paid() -> None:
    assert backend_for(PAYS - 1, seen=0, compiled=False) == "polars"
    assert backend_for(PAYS // 2, seen=PAYS // 2, compiled=False) == "native"


def test_what_is_compiled_is_used_except_for_short_frames() -> None:
    assert backend_for(LEAST, seen=0, compiled=True) == "native"
    assert backend_for(LEAST - 1, seen=PAYS, compiled=True) == "polars"


def test_without_llvm_polars_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "find_spec", lambda _: None)
    assert backend_for(PAYS, seen=0, compiled=True) == "polars"
