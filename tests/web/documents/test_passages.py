import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from tests.web.case import Site
from tests.web.documents.made import document
from tidu.web.documents.models import Item
from tidu.web.documents.passages import coloured, find_passage, pieces

TEXT = "一、目标\n培育企业 50家以上。\n二、任务"


def item(key: str, start: int, end: int, kind: str = "target", state: str = "open") -> Item:
    return Item(key=key, kind=kind, start=start, end=end, state=state, value={"metric": key}, confidence=0.98)


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT) + 3)), max_size=6))
def test_the_pieces_are_the_text_whatever_overlaps(spans: list[tuple[int, int]]) -> None:
    items = [item(f"g{at}", start, end) for at, (start, end) in enumerate(spans)]
    found = pieces(TEXT, items)
    assert "".join(piece.text for piece in found) == TEXT
    assert all(TEXT[piece.start :].startswith(piece.text) for piece in found)
    begun = [one.key for piece in found for one in piece.begins]
    assert sorted(begun) == sorted(one.key for one in items if 0 <= one.start < one.end <= len(TEXT))


def test_the_shortest_passage_shows_and_what_was_struck_out_does_not() -> None:
    long, short, gone = item("g1", 0, 15), item("g2", 5, 9), item("g3", 6, 7, state="rejected")
    shown = {piece.text: piece.item.key for piece in pieces(TEXT, [long, short, gone]) if piece.item}
    assert shown == {"一、目标\n": "g1", "培育企业": "g2", " 50家以上": "g1"}


def test_the_page_holds_every_sign_and_nothing_is_run() -> None:
    text = "<script>甲</script> 乙 & 丙"
    html = coloured(pieces(text, [item("g1", 8, 9)]), link=True)
    assert "<script>" not in html
    assert unescape(re.sub(r"<[^>]+>", "", html)) == text
    assert 'href="?focus=g1#i-g1"' in html
    assert "href" not in coloured(pieces(text, [item("g1", 8, 9)]))


def test_of_a_task_its_title_is_marked(site: Site) -> None:
    made = document(site)
    shown = {piece.item.key: piece.text for piece in pieces(made.text, made.items.all()) if piece.item}
    assert (shown["t1"], shown["t2"]) == ("壮大示例队伍", "完善示例服务")
    assert shown["m2"] == "对购买示例服务的企业，按规定给予补助"


def test_a_pasted_passage_is_found_whatever_its_blanks() -> None:
    assert find_passage(TEXT, "培育企业50家\n以上") == (5, 15)
    assert find_passage(TEXT, "没有的话") is None
    assert find_passage(TEXT, " \n") is None
    assert find_passage("示例。示例。", "示例", near=2) == (3, 5)
    assert find_passage("示例。示例。", "示例", near=5) == (0, 2)
