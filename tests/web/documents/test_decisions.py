import pytest

from tests.web.case import Site
from tests.web.documents.made import DOUBTFUL, TEXT, document
from tidu.web.audit.models import Entry
from tidu.web.documents.decisions import UnfitError, accept, accept_sure, add, edit, reject, reopen
from tidu.web.documents.models import Decision, Document, Item
from tidu.web.documents.selectors import checked, decisions_on
from tidu.web.documents.services import DocumentError


@pytest.fixture(name="made")
def fixture_made(site: Site) -> Document:
    return document(site)


def test_each_decision_is_kept_with_who_and_when(site: Site, made: Document) -> None:
    accept(actor=site.officer, document=made, key="t1")
    reject(actor=site.operator, document=made, key="g2")
    found = {item.key: item for item in made.items.all()}
    assert (found["t1"].state, found["t1"].decided_by) == (Decision.ACCEPTED, site.officer)
    assert (found["g2"].state, found["g2"].decided_by) == (Decision.REJECTED, site.operator)
    assert found["t1"].decided_at is not None
    reopen(actor=site.officer, document=made, key="g2")
    again = made.items.get(key="g2")
    assert (again.state, again.decided_by, again.decided_at) == (Decision.OPEN, None, None)
    assert [entry.action for entry in decisions_on(again)] == ["重新核对条目", "剔除条目"]


def test_an_edit_says_what_was_before(site: Site, made: Document) -> None:
    item = made.items.get(key="g1")
    edit(actor=site.officer, document=made, key="g1", value={**item.value, "value": 60})
    item.refresh_from_db()
    assert (item.state, item.value["value"]) == (Decision.EDITED, 60)
    assert item.read is not None
    assert item.read["value"] == 50, "what was read stays"
    entry = Entry.objects.get(action="修改条目")
    assert entry.before == {"核对": "未核对", "value": 50}
    assert entry.after == {"核对": "已修改", "value": 60}


def test_an_edit_back_to_what_was_read_is_an_acceptance(site: Site, made: Document) -> None:
    value = made.items.get(key="g1").value
    assert edit(actor=site.officer, document=made, key="g1", value=value).state == Decision.ACCEPTED


def test_what_a_plan_would_refuse_must_be_mended_first(site: Site) -> None:
    made = document(site, text=TEXT.replace("建成示例平台3个", "装机容量达到3亿千瓦"))
    with pytest.raises(UnfitError, match="亿千瓦"):
        accept(actor=site.officer, document=made, key="g2")
    assert made.items.get(key="g2").is_open


def test_an_item_is_added_with_its_passage(site: Site, made: Document) -> None:
    start = made.text.index("按规定给予补助")
    value = {"label": "示例规定", "clause": "二（二）", "task": "t2"}
    item = add(actor=site.officer, document=made, kind="mechanism", value=value, start=start, end=start + 7)
    assert (item.key, item.state, item.read) == ("w2", Decision.ADDED, None)
    assert made.text[item.start : item.end] == "按规定给予补助"
    with pytest.raises(DocumentError, match="没有这一段"):
        add(actor=site.officer, document=made, kind="mechanism", value=value, start=5, end=10_000)


def test_the_sure_ones_are_accepted_at_once_and_the_doubtful_stay(site: Site, made: Document) -> None:
    reject(actor=site.officer, document=made, key="g2")
    assert accept_sure(actor=site.officer, document=made) == (7, 0)
    states = dict(Item.objects.values_list("key", "state"))
    assert (states[DOUBTFUL], states["g2"], states["t1"]) == ("open", "rejected", "accepted")
    assert (checked(made).done, checked(made).total, checked(made).doubtful, checked(made).sure) == (
        8,
        9,
        1,
        0,
    )


def test_who_does_not_keep_the_document_decides_nothing(site: Site, made: Document) -> None:
    for key in ("district_officer", "unit", "stranger"):
        with pytest.raises(DocumentError, match="没有核对"):
            accept(actor=site.people[key], document=made, key="t1")
    with pytest.raises(DocumentError, match="没有这一条"):
        accept(actor=site.officer, document=made, key="t99")
