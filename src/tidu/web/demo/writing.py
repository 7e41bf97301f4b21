"""Write made-up firms in bulk, with everything that hangs on them.

Views and summaries are computed by the rules that services use (`facts.precedence`, `titles.holdings`,
`enterprises.summary`): refreshing them afterwards changes nothing, and a test says so.
"""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from django.utils import timezone

from tidu.web.demo.bulk import Table, reset_sequences
from tidu.web.demo.names import initials, sort_key
from tidu.web.enterprises.models import Contact, Enterprise, EnterpriseName, LibraryEntry, Shareholder, Status
from tidu.web.enterprises.summary import completeness
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.precedence import Said, View, resolve
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library
from tidu.web.titles.holdings import highest, holdings
from tidu.web.titles.models import Title
from tidu.web.titles.steps import note_withdrawals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from tidu.web.demo.firms import MadeFirm
    from tidu.web.demo.ground import Ground

_BATCH = 500
_FIRST_ROW = 2  # below the heading
_MASTER = (
    "root_id", "jurisdiction_id", "uscc", "name", "sort_key", "initials", "status", "established_on", "size_industry",
    "industry_code", "sector", "chain", "chain_link", "main_product", "address", "legal_representative", "controller",
    "group_name",
)  # fmt: skip
_SUMMARY = ("level", "level_rank", "title_until", "completeness")


def write_firms(
    firms: Iterable[MadeFirm],
    grounds: Mapping[str, Ground],
    *,
    on: date,
    progress: Callable[[int], object] = lambda _: None,
) -> int:
    """Write firms and return how many; call it inside one transaction.

    Args:
        firms: what to write; read as a stream, so that memory does not grow with their number.
        grounds: where they stand, by name of the place.
        on: today, for the summaries.
        progress: told now and then how many are written.
    """
    writer = _Writer(grounds, on)
    written = 0
    for written, made in enumerate(firms, start=1):
        writer.add(made)
        if written % _BATCH == 0:
            writer.flush()
            progress(written)
    writer.flush()
    writer.note_withdrawals()
    progress(written)
    reset_sequences((Enterprise, FactRow))
    return written


class _Writer:
    """The tables that a firm is spread over."""

    def __init__(self, grounds: Mapping[str, Ground], on: date) -> None:
        self._grounds, self._on = grounds, on
        self._now = timezone.now()
        self._firms = Table(Enterprise, "id", *_MASTER, *_SUMMARY)
        self._names = Table(EnterpriseName, "enterprise_id", "name")
        self._contacts = Table(Contact, "enterprise_id", "name", "position", "phone")
        self._shareholders = Table(Shareholder, "enterprise_id", "name", "uscc", "share")
        self._titles = Table(
            Title, "enterprise_id", "source_id", "level", "since", "until", "batch", "number", "withdrawn_on",
            "withdrawn_reason",
        )  # fmt: skip
        self._libraries = Table(LibraryEntry, "enterprise_id", "library_id", "since", "until", "reason")
        self._ledgers = Table(LedgerRow, "enterprise_id", "source_id", "ledger", "number", "values")
        self._complete = Table(LedgerCompleteness, "enterprise_id", "ledger", "as_of")
        self._rows = Table(FactRow, "id", "enterprise_id", "source_id", "year", "values", "place")
        self._current = Table(CurrentFacts, "enterprise_id", "year", "values", "origins", "conflicts")
        self._firm_ids = count(self._firms.next_id())
        self._row_ids = count(self._rows.next_id())

    def add(self, made: MadeFirm) -> None:
        """Spread a firm over the tables."""
        firm, ground = next(self._firm_ids), self._grounds[made.place.name]
        views = self._add_facts(made, firm, ground)
        self._add_firm(made, firm, ground, views)
        self._add_people(made, firm)
        platform = ground.sources["platform"].pk
        for title in made.titles:
            self._titles.add(
                firm, platform, title.level, title.since, title.until, title.batch, title.number,
                title.withdrawn_on, title.withdrawn_reason,
            )  # fmt: skip
        for name, since, until, reason in made.libraries:
            self._libraries.add(firm, ground.libraries[name].pk, since, until, reason)
        for ledger, number, values in made.ledger:
            self._ledgers.add(firm, platform, ledger, number, values)
        if made.complete_as_of is not None:
            self._complete.add(firm, "ip", made.complete_as_of)

    def _add_facts(self, made: MadeFirm, firm: int, ground: Ground) -> dict[int, View]:
        """Write the rows of all sources, and the view of each year."""
        said: dict[int, list[Said]] = {}
        place = f"第{made.ordinal + _FIRST_ROW}行"
        for (key, year), values in made.rows.items():
            source, row = ground.sources[key], next(self._row_ids)
            self._rows.add(row, firm, source.pk, year, values, place)
            said.setdefault(year, []).append(Said(row, source.strength, self._now, values))
        views = {year: resolve(rows) for year, rows in said.items()}
        for year, view in views.items():
            self._current.add(firm, year, view.values, view.origins, view.conflicts)
        return views

    def _add_firm(self, made: MadeFirm, firm: int, ground: Ground, views: Mapping[int, View]) -> None:
        master = _master(made, ground)
        values = {year: view.values for year, view in views.items()}
        titles = cast("Iterable[Title]", made.titles)  # with the fields that the rule reads
        held = holdings(titles, values.get(0, {}), library().levels)
        top = highest(held, self._on)
        # A firm with the fields that the rule reads; an Enterprise takes a third of a millisecond to make.
        firm_like = cast("Enterprise", SimpleNamespace(**master))
        share = completeness(firm_like, values.get(self._on.year - 1, {}))
        summary = (top.level, top.rank, top.until, share) if top else ("", 0, None, share)
        self._firms.add(firm, *master.values(), *summary)

    def _add_people(self, made: MadeFirm, firm: int) -> None:
        for contact in made.people.contacts:
            self._contacts.add(firm, *contact)
        for shareholder in made.people.shareholders:
            self._shareholders.add(firm, *shareholder)
        if made.former_name:
            self._names.add(firm, made.former_name)

    def flush(self) -> None:
        """Write what was added, firms first: the others point at them."""
        for table in (
            self._firms, self._names, self._contacts, self._shareholders, self._titles, self._libraries, self._ledgers,
            self._complete, self._rows, self._current,
        ):  # fmt: skip
            table.flush()

    def note_withdrawals(self) -> None:
        """Write the events of titles that were withdrawn."""
        note_withdrawals(Title.objects.exclude(withdrawn_on=None).filter(events=None).iterator())


def _master(made: MadeFirm, ground: Ground) -> dict[str, object]:
    """Master data by field, in the order of `_MASTER`."""
    chain = made.chain
    values = (
        ground.root.pk, ground.nodes[made.part].pk, made.uscc, "".join(made.name), sort_key(made.name),
        initials(made.name), (Status.CLOSED if made.closed else Status.ACTIVE).value, made.established_on,
        made.size_industry, chain.code if chain else "", made.sector, chain.name if chain else "", made.link,
        made.product, f"{made.part}示例路{made.ordinal % 200 + 1}号", made.people.legal_representative,
        made.people.controller, made.people.group,
    )  # fmt: skip
    return dict(zip(_MASTER, values, strict=True))
