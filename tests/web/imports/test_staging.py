"""From the file to staged rows."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, staged
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports import staging
from tidu.web.imports.models import Chunk, ImportRun, QueueRow, State
from tidu.web.imports.staged import page

pytestmark = pytest.mark.django_db


def test_rows_are_counted_by_what_becomes_of_them_and_nothing_is_written(site: Site) -> None:
    applied(site, [firm(1), firm(2)])
    firms = Enterprise.objects.count()
    rows = [
        firm(1, **{"2025年营业收入（万元）": 7}),
        firm(2),
        firm(3),
        {**firm(4), "统一社会信用代码": ""},
        {**firm(5), "2025年营业收入（万元）": "很多"},
    ]
    run = staged(site, rows)
    assert {name: run.counts.get(name, 0) for name in ("new", "changed", "unchanged", "rejected", "unmatched")} == {
        "new": 1, "changed": 1, "unchanged": 1, "rejected": 1, "unmatched": 1,
    }  # fmt: skip
    assert (run.state, run.total, run.headings[0]) == (State.PREVIEW, 5, "统一社会信用代码")
    assert Enterprise.objects.count() == firms
    queued = QueueRow.objects.get(run=run)
    assert (queued.name, queued.row, queued.content["values"]) == (
        "示例4号有限公司",
        5,
        {"2025": {"revenue": "10040000.00"}},
    )
    (refused,) = page(run, "rejected")
    assert (refused.uscc, refused.cells[0]) == (code(5), code(5))


def test_reading_again_gives_the_same(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "CHUNK_ROWS", 2)
    run = staged(site, [firm(number) for number in range(5)])
    digest, counts = run.digest, run.counts
    told: list[tuple[int, int]] = []
    run = ImportRun.objects.get(pk=run.pk)
    staging.stage(run, tell=lambda done, total: told.append((done, total)))
    assert (run.digest, run.counts) == (digest, counts)
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert list(Chunk.objects.filter(run=run).values_list("number", "last_row", "new")) == [
        (0, 3, 2),
        (1, 5, 2),
        (2, 6, 1),
    ]


def test_other_figures_are_another_digest(site: Site) -> None:
    first, second = staged(site, [firm(1)]), staged(site, [firm(1, **{"2025年营业收入（万元）": 7})])
    assert first.digest != second.digest


def test_chunks_of_firms_on_record_are_smaller(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    applied(site, [firm(number) for number in range(8)])
    monkeypatch.setattr(staging, "CHUNK_ROWS", 8)
    rows = [firm(number) for number in (*range(8), *range(10, 18), 0, *range(20, 25))]
    last_rows = Chunk.objects.filter(run=staged(site, rows[:-6])).values_list("last_row", flat=True)
    assert list(last_rows.order_by("number")) == [3, 5, 7, 9, 17], "on record, then new"
    last_rows = Chunk.objects.filter(run=staged(site, rows[-6:])).values_list("last_row", flat=True)
    assert list(last_rows.order_by("number")) == [6, 7], "one of six on record"


def test_names_of_new_firms_are_spelled_beforehand(site: Site) -> None:
    applied(site, [firm(1)])
    run = staged(site, [firm(1, **{"2025年营业收入（万元）": 7}), firm(2)])
    assert [row.spelled[0] for row in (*page(run, "changed"), *page(run, "new"))] == [
        "",
        "shili2haoyouxiangongsi",
    ]
