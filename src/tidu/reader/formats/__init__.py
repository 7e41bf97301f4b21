"""Files in, text out: what the bytes hold decides, not the file's name."""

from __future__ import annotations

from tidu.reader.formats.detect import text_of

__all__ = ["text_of"]
