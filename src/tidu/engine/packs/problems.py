"""Where errors of packs go: raised at the first one (loading), or collected (``tidu check``)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tidu.engine.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Problems:
    """Takes the errors of a load.

    Args:
        collect: keep errors and go on where the rest can still be judged; else raise the first.
    """

    def __init__(self, *, collect: bool = False) -> None:
        self.collect = collect
        self.errors: list[PackError] = []

    def add(self, error: PackError) -> None:
        """Take one error.

        Raises:
            PackError: the error itself, when errors are not collected.
        """
        if not self.collect:
            raise error
        # A gate is compiled with every standard that names it; its errors are told once.
        if str(error) not in {str(known) for known in self.errors}:
            self.errors.append(error)

    def take(self, errors: Iterable[PackError]) -> None:
        """Take all errors that a check finds."""
        for error in errors:
            self.add(error)

    @contextmanager
    def here(self) -> Iterator[None]:
        """Take an error raised inside the block, and leave the block."""
        try:
            yield
        except PackError as error:
            self.add(error)
