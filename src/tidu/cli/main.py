"""``tidu``: the entry point."""

from __future__ import annotations

import gc
import sys

from typer.main import get_group

from tidu.cli.application import application

_OBJECTS = 50_000


def main() -> None:
    """Run ``tidu`` with the arguments of the process; Chinese comes out whatever the terminal's locale."""
    for stream in (sys.stdout, sys.stderr):
        # A GBK console or a C locale must not turn a name or a sign into an error.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    # What is loaded stays to the end; looking through it for garbage again and again takes a tenth of a command.
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    # A group even with one command: typer would let that one take its place.
    get_group(application(next(iter(sys.argv[1:]), "")))(prog_name="tidu")


if __name__ == "__main__":
    main()
