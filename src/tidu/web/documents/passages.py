"""The text of a document in pieces, each with the item that is read from it, so that a page can colour it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join

from tidu.web.documents.models import Decision, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.utils.safestring import SafeString

    from tidu.web.documents.models import Item

_LONGEST_TITLE = 60
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text from ``start`` on; of ``item`` where one is read from it. ``begins``: items that begin here."""

    start: int
    text: str
    item: Item | None
    begins: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    item: Item
    first: bool


def pieces(text: str, items: Iterable[Item]) -> tuple[Piece, ...]:
    """Return a text in pieces; where items overlap, the shortest passage shows."""
    marks = sorted(
        (mark for item in items if item.state != Decision.REJECTED for mark in _marks(text, item)),
        key=lambda mark: mark.start,
    )
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    found: list[Piece] = []
    active: list[_Mark] = []
    coming = 0
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        begins = []
        while coming < len(marks) and marks[coming].start == start:
            active.append(marks[coming])
            if marks[coming].first:
                begins.append(marks[coming].item)
            coming += 1
        shortest = min(active, key=lambda mark: mark.end - mark.start, default=None)
        found.append(Piece(start, text[start:end], shortest.item if shortest else None, tuple(begins)))
    return tuple(found)


def _marks(text: str, item: Item) -> Iterator[_Mark]:
    spans = [tuple(span) for span in item.spans] or [(item.start, item.end)]
    if item.kind == Kind.TASK and item.read is not None:
        spans = [_title(text, item)]
    for at, (start, end) in enumerate(spans):
        if 0 <= start < end <= len(text):
            yield _Mark(start, end, item, at == 0)


def _title(text: str, item: Item) -> tuple[int, int]:
    """A task runs over paragraphs that other items stand in: only its title is marked."""
    title = item.read.get("title", "") if item.read else ""
    at = text.find(title, item.start, item.end) if title else -1
    if at >= 0:
        return at, at + len(title)
    stop = text.find("\n", item.start, item.end)
    return item.start, min(item.end if stop < 0 else stop, item.start + _LONGEST_TITLE)


def coloured(found: Iterable[Piece], *, link: bool = False) -> SafeString:
    """Return the pieces as HTML: every sign of the text as it is, for a frame that keeps blanks and lines.

    A passage is no link itself: browsers let nobody mark words inside one. Where it begins stands a sign that is.

    Args:
        found: from `pieces`.
        link: whether passages lead to their items in the review.
    """
    return format_html_join("", "{}{}", ((_beginnings(piece, link=link), _shown(piece)) for piece in found))


def _beginnings(piece: Piece, *, link: bool) -> SafeString:
    rows = (
        (item.key, item.key, item.key, item.kind, item.get_kind_display(), item.name) for item in piece.begins
    )
    if link:
        whole = (
            '<a id="s-{}" href="?focus={}#i-{}" class="passage-sign passage-sign-{}" aria-label="{}：{}"></a>'
        )
        return format_html_join("", whole, rows)
    return format_html_join("", '<span class="passage-anchor" id="s-{}"></span>', rows)


def _shown(piece: Piece) -> SafeString:
    if piece.item is None:
        return format_html('<span data-start="{}">{}</span>', piece.start, piece.text)
    css = f"passage-{piece.item.kind}{' passage-doubtful' if piece.item.is_doubtful else ''}"
    return format_html(
        '<mark class="passage {}" data-start="{}" data-item="{}">{}</mark>',
        css,
        piece.start,
        piece.item.key,
        piece.text,
    )


def find_passage(text: str, quote: str, *, near: int = 0) -> tuple[int, int] | None:
    """Return where a quotation stands, blanks and line breaks aside; the first from a place on, else the first."""
    wanted = _BLANK.sub("", quote)
    if not wanted:
        return None
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    plain = "".join(text[at] for at in places)
    from_near = sum(1 for at in places if at < near)
    at = plain.find(wanted, from_near)
    if at < 0:
        at = plain.find(wanted)
    return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)
