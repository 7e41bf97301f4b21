"""Which data lie under a test before it begins: the base case, a helper's work, and what the page of its class adds."""

from typing import cast

import pytest

from tests.web.case import Site, build_site
from tests.web.demo.kit import build_demo
from tests.web.layers import Layer, Layers
from tests.web.starts import Helper, lay


def commits(request: pytest.FixtureRequest) -> bool:
    """Whether the test sees real transactions, as pytest-django decides it."""
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and (any(marker.args[:1]) or marker.kwargs.get("transaction", False))
    return marked or not {"transactional_db", "live_server"}.isdisjoint(request.fixturenames)


def start_of(request: pytest.FixtureRequest) -> Helper | None:
    """The helper whose work shall lie under the test: the nearest mark names it; ``None`` takes back another's."""
    marker = request.node.get_closest_marker("start")
    return None if marker is None else cast("Helper | None", marker.kwargs["on"])


def wanted(request: pytest.FixtureRequest) -> list[Layer]:
    """Layers of one test, lowest first. They last as long as tests in a row want them, whatever their files."""
    asked = set(request.fixturenames)
    if commits(request):
        return []
    if "demo" in asked:
        return [Layer("demo", lambda _: build_demo())]
    if asked.isdisjoint({"site", "prepared"}):
        return []
    layers = [Layer("site", lambda _: build_site())]
    helper = start_of(request)
    if helper is not None:
        layers.append(Layer(("start", helper), lambda site: lay(cast("Site", site), helper)))
    if "prepared" in asked:
        layers.append(Layer(("page", request.path, request.cls), lambda site: _prepare(request, site)))
    return layers


def _prepare(request: pytest.FixtureRequest, site: object) -> tuple[Site, dict[str, object]]:
    page = request.cls()
    page.prepare(cast("Site", site))
    return cast("Site", site), vars(page)


def base_case(request: pytest.FixtureRequest, layers: Layers) -> Site:
    """A copy of the base case for one test; a test that commits writes it anew."""
    return build_site() if commits(request) else cast("Site", layers.copy())
