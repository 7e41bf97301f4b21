"""LLVM text becomes functions of this process, once."""

import ctypes

import pytest

from tidu.engine.columnar.native.machine import compiled

TEXT = """\
define i64 @{name}(i64 %x) {{
  %y = add i64 %x, 1
  ret i64 %y
}}
"""


def test_text_runs() -> None:
    (address,) = compiled(TEXT.format(name="next"), "next")
    assert ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64)(address)(41) == 42


def test_equal_text_is_compiled_once() -> None:
    text = TEXT.format(name="again")
    assert compiled(text, "again") == compiled(text, "again")
    assert compiled.cache_info().hits >= 1


def test_text_that_is_no_program_is_refused() -> None:
    with pytest.raises(RuntimeError, match="LLVM"):
        compiled("define nonsense", "f")
