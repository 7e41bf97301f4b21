"""Write result files whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside the target to write to; it takes the target's name only when all went well.

    An interrupted run leaves the old file as it was.

    Yields:
        Path to write to.

    Raises:
        OSError: the folder or the file cannot be written; ``filename`` is the target's.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        # Found out now, not after minutes of work.
        partial.touch()
        yield partial
        partial.replace(path)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        if partial.parent.is_dir():
            partial.unlink(missing_ok=True)
