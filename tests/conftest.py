"""What every test shares: how far hypothesis searches, and an environment that is nobody's own."""

import os

import pytest
from hypothesis import HealthCheck, settings

# `ci` finds the same cases on every run, so that a red build is red for its own change. `search` looks for
# new ones: HYPOTHESIS_PROFILE=search pytest …
settings.register_profile(
    "ci",
    max_examples=100,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def no_site_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own packs must not leak into the tests."""
    monkeypatch.delenv("TIDU_PACKS", raising=False)
