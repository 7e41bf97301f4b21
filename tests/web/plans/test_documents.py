import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from tests.web.case import Site
from tests.web.plans.ahead_made import TEXT, loaded
from tests.web.plans.made import plan
from tidu.reader import ReadError
from tidu.web.audit.models import Entry
from tidu.web.plans import documents
from tidu.web.plans.documents import load_document, paragraphs, passage_of, up_to_date
from tidu.web.plans.models import PlanDocument
from tidu.web.plans.services import PlanError


def test_a_document_is_kept_as_text_and_replaced_by_the_next(site: Site) -> None:
    adopted = plan(site)
    kept = loaded(site, adopted)
    assert (kept.name, kept.text) == ("示例.txt", TEXT)
    assert Entry.objects.get(action="上传计划原文").after["字数"] == len(TEXT)  # type: ignore[index] # there is one
    loaded(site, adopted, "示例\n一、总体要求\n没有数。")
    assert PlanDocument.objects.get().spans["targets"] == {}


def test_what_cannot_be_read_changes_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    adopted = plan(site)
    loaded(site, adopted)
    empty = SimpleUploadedFile("空.txt", b"   ")
    with pytest.raises(ReadError):
        load_document(actor=site.officer, plan=adopted, file=empty)
    monkeypatch.setattr(documents, "MOST_BYTES", 10)
    with pytest.raises(PlanError, match="不像一份计划文件"):
        loaded(site, adopted)
    assert PlanDocument.objects.get().text == TEXT
    for key in ("district_officer", "leader", "stranger"):
        with pytest.raises(PlanError, match="权限"):
            load_document(actor=site.people[key], plan=adopted, file=empty)


def test_an_item_opens_its_own_passage_else_its_clause(site: Site) -> None:
    document = loaded(site, plan(site))
    srdi = passage_of(document, "target", "srdi")
    assert srdi is not None
    assert srdi.exact
    (span,) = srdi.spans
    assert "600户" in TEXT[span[0] : span[1]]
    giants = passage_of(document, "target", "little-giants")
    assert giants is not None
    assert not giants.exact
    assert [TEXT[start:end][:7] for start, end in giants.spans] == ["（三）发展目标"]
    task = passage_of(document, "task", "t2")
    assert task is not None
    assert task.name == "2 构建分层梯次培育体系"
    clause = passage_of(document, "clause", "九（九）")
    assert clause is not None
    assert clause.spans == ()
    assert passage_of(document, "target", "nothing") is None
    assert passage_of(document, "incentive", "nothing") is None


def test_passages_follow_the_edition_of_the_plan(site: Site) -> None:
    document = loaded(site, plan(site))
    PlanDocument.objects.update(spans={}, pack_hash="0" * 64)
    stale = PlanDocument.objects.get()
    assert up_to_date(stale).spans == document.spans
    assert PlanDocument.objects.get().pack_hash == document.pack_hash


@given(
    st.text("甲乙\n。 ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=4),
)
def test_marking_loses_no_word(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in places]
    found = list(paragraphs(text, spans))
    shown = ["".join(piece for piece, _ in one.pieces) for one in found]
    assert shown == [line.rstrip() for line in text.splitlines() if line.strip()]
    marked = [any(is_marked for _, is_marked in one.pieces) for one in found]
    assert [one.first for one in found].count(True) == (1 if any(marked) else 0)
    if any(marked):
        assert found[marked.index(True)].first
