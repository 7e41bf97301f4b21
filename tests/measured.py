"""Measure coverage where it tells something: what the stage that measures asks for (scripts/checks.py).

Tracing makes Python two to four times as slow, Django and hypothesis included, and a line that ran once has run. So
what only runs the same lines again is run untraced: nothing is left out but its tracing. Without this plugin
(``-p tests.measured``) ``pytest --cov`` traces everything.
"""

import pkgutil
from collections.abc import Generator
from importlib import import_module

import coverage
import pytest
from hypothesis import is_hypothesis_test

import tidu


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Trace how the package is imported, but not how thousands of tests are gathered: that is pytest's own work."""
    measuring = session.config.pluginmanager.getplugin("_cov")
    if measuring is None:
        return (yield)
    if not hasattr(session.config, "workerinput"):
        import_package()  # once: what workers record is added to this process's record
    measuring.cov_controller.pause()
    # In a worker pytest-cov begins twice: what it began first would go on whenever the other pauses.
    while (left := coverage.Coverage.current()) is not None:
        left.stop()
    try:
        return (yield)
    finally:
        # The process that only hands out tests to workers has nothing else to record.
        if not session.config.pluginmanager.hasplugin("dsession"):
            measuring.cov_controller.resume()


def import_package() -> None:
    """Load every module of the package but migrations, which are not measured."""
    for module in pkgutil.walk_packages(tidu.__path__, "tidu."):
        if ".migrations" not in module.name:
            import_module(module.name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs untraced; how its fixtures are made is traced all the same."""
    seen: set[str] = set()
    for item in items:
        if repeats(item, seen):
            item.add_marker(pytest.mark.no_cover)


def repeats(item: pytest.Item, seen: set[str]) -> bool:
    """Whether a test only repeats lines: hypothesis searches, a test has a case before it, or it reads our files.

    Args:
        item: the test.
        seen: tests of which a case came before; this one is added.
    """
    test = item.nodeid.partition("[")[0]
    again = test in seen
    seen.add(test)
    return again or is_hypothesis_test(getattr(item, "obj", None)) or test.startswith("tests/architecture/")
