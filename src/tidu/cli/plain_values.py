"""Turn typed words into values without pydantic, whose import costs a fifth of what `tidu explain` may take.

typer builds its converters when a parameter is first read; ours are put in their place beforehand. Commands
take text, paths, whole numbers, flags and lists of these, nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from tidu.cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlainValues:
    """Converter of one parameter, in the shape typer calls."""

    def __init__(self, annotation: Any, name: str) -> None:  # noqa: ANN401 - any type a command may ask for
        """Remember the type and the name shown in errors.

        Args:
            annotation: ``str``, ``Path``, ``int``, ``bool`` or a list of one of them.
            name: the option as typed, or the argument's Chinese name.
        """
        self.many = get_origin(annotation) is list
        self.kind = get_args(annotation)[0] if self.many else annotation
        self.name = name

    def coerce(self, value: Any, param: object, ctx: object) -> Any:  # noqa: ANN401 - typer's signature
        """Convert what typer read from the command line.

        Raises:
            UsageError: it should be a whole number and is not.
        """
        del param, ctx
        if value is None:
            return [] if self.many else None
        return [self._one(item) for item in value] if self.many else self._one(value)

    def _one(self, value: Any) -> Any:  # noqa: ANN401 - any of the types above
        if self.kind is int and isinstance(value, str):
            try:
                return int(value)
            except ValueError:
                raise UsageError(f"{self.name} 应为整数，实为“{value}”") from None
        return Path(value) if self.kind is Path else value


def plain(params: Iterable[Any]) -> None:
    """Give every parameter its plain converter."""
    for param in params:
        name = (
            max(param.opts, key=len)
            if param.param_type_name == "option"
            else str(param.metavar or param.name)
        )
        # Private to typer; where a later version renames it, its own converter works as before.
        param._runtime_param = PlainValues(param.type_descriptor.annotation, name)  # noqa: SLF001
