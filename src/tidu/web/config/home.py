"""The folder a site keeps its own things in: database, uploads, secret key.

``TIDU_HOME`` names it; without it ``~/.tidu``. Nothing else of a site lies on the disk.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def site_home() -> Path:
    """Return the folder, made on first use and closed to other users."""
    home = Path(os.environ.get("TIDU_HOME", Path.home() / ".tidu")).expanduser().resolve()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def secret_key(home: Path) -> str:
    """Return the site's secret key: ``TIDU_SECRET_KEY``, else one made on first start and kept here."""
    if key := os.environ.get("TIDU_SECRET_KEY"):
        return key
    path = home / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
