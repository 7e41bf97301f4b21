"""Keyset paging, against the list itself."""

from datetime import date

import pytest

from tests.web.case import Site
from tidu.web.enterprises.filters import SORTS
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.paging import Key, page_of

pytestmark = pytest.mark.django_db


def fill(site: Site, count: int = 23) -> None:
    Enterprise.objects.bulk_create(
        Enterprise(
            root=site.root, jurisdiction=site.town, uscc=f"X{number:017}", name=f"示例{number}",
            sort_key=f"shili{number % 4}", initials="sl", level_rank=number % 3 * 10, completeness=number % 5,
            title_until=None if number % 3 == 0 else date(2026, 1, 1 + number % 7),
        )
        for number in range(count)
    )  # fmt: skip


def expected(key: Key) -> list[int]:
    """All ids in order: empty values last, ids in the direction of the column."""
    firms = list(Enterprise.objects.all())
    full = [firm for firm in firms if getattr(firm, key.column) is not None]
    empty = [firm for firm in firms if getattr(firm, key.column) is None]
    full.sort(key=lambda firm: (getattr(firm, key.column), firm.pk), reverse=not key.up)
    empty.sort(key=lambda firm: firm.pk, reverse=not key.up)
    return [firm.pk for firm in (*full, *empty)]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("sort", sorted(SORTS))
def test_pages_forth_and_back_lose_and_repeat_nothing(site: Site, sort: str, turned: bool) -> None:  # noqa: FBT001 - a table
    fill(site)
    key = SORTS[sort].turned() if turned else SORTS[sort]
    rows, pages, mark = Enterprise.objects.all(), [], ""
    while True:
        page = page_of(rows, key, after=mark, size=4)
        pages.append(page)
        if not page.next_mark:
            break
        mark = page.next_mark
    forth = [[firm.pk for firm in page.items] for page in pages]
    assert sum(forth, []) == expected(key)  # noqa: RUF017 - a handful of pages
    assert pages[0].previous_mark == ""
    back, page = [forth[-1]], pages[-1]
    while page.previous_mark:
        page = page_of(rows, key, before=page.previous_mark, size=4)
        back.insert(0, [firm.pk for firm in page.items])
    assert back == forth


@pytest.mark.parametrize("mark", ["x", "bm9uc2Vuc2U", "WzEsMiwzXQ", "W251bGwsMV0", "%%%", "WyJhIiwibiJd"])
def test_a_broken_mark_gives_the_first_page(site: Site, mark: str) -> None:
    fill(site)
    first = [firm.pk for firm in page_of(Enterprise.objects.all(), SORTS["level"], size=5).items]
    shown = page_of(Enterprise.objects.all(), SORTS["level"], after=mark, size=5)
    assert [firm.pk for firm in shown.items] == first


def test_nothing_has_no_pages() -> None:
    page = page_of(Enterprise.objects.none(), SORTS["name"])
    assert (page.items, page.next_mark, page.previous_mark) == ([], "", "")
