"""Staged rows are read by keyset, in few queries however thinly they are spread."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.imports.makers import firm, staged
from tidu.web.imports import staging
from tidu.web.imports.models import Chunk, Outcome
from tidu.web.imports.staged import page, rejected

pytestmark = pytest.mark.django_db

BAD = {"2025年营业收入（万元）": "约3000"}


def rows(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Thirty rows in chunks of two, every third one rejected; return the rejected ones."""
    monkeypatch.setattr(staging, "CHUNK_ROWS", 2)
    staged(site, [firm(number, **(BAD if number % 3 == 0 else {})) for number in range(1, 31)])
    return [number + 1 for number in range(1, 31) if number % 3 == 0]


def test_pages_by_keyset(
    site: Site, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    expected = rows(site, monkeypatch)
    run = Chunk.objects.select_related("run").first().run  # type: ignore[union-attr]
    seen: list[int] = []
    while True:
        with django_assert_max_num_queries(2):
            found = page(run, Outcome.REJECTED, after=seen[-1] if seen else 0, most=4)
        if not found:
            break
        assert len(found) <= 4
        seen += [row.row for row in found]
    assert seen == expected
    assert [row.row for row in rejected(run)] == expected
    assert len(page(run, Outcome.NEW, most=50)) == 20
    assert page(run, Outcome.CHANGED) == []
