import pytest

from tests.web.case import Site
from tests.web.documents.made import DOUBTFUL, TEXT, document
from tidu.reader import read
from tidu.web.documents.models import Item
from tidu.web.documents.reading import area_key_of, entries_of, even_text, headings


def keys(items: list[Item]) -> dict[str, str]:
    return {item.key: item.name for item in items}


def test_every_item_has_a_key_its_passage_and_what_was_read(site: Site) -> None:
    made = document(site)
    assert keys(list(made.items.all())) == {
        "g1": "专精特新中小企业",
        "g2": "示例平台",
        "t1": "壮大示例队伍",
        "l1": "示例企业培育库",
        "w1": "示例联席会议制度",
        "m1": "首次认定的示例企业奖励",
        "g3": "示例人才",
        "t2": "完善示例服务",
        "m2": "购买示例服务的企业补助",
    }
    for item in made.items.all():
        assert item.read == item.value
        assert 0 <= item.start < item.end <= len(made.text)
    assert [item.key for item in made.items.all() if item.is_doubtful] == [DOUBTFUL]
    assert made.items.get(key="g3").value["task"] == "t1"


def test_the_head_is_read_too(site: Site) -> None:
    made = document(site)
    assert made.title == "示例市示例企业培育三年行动计划（2025—2027年）"
    assert (str(made.start), str(made.end), made.area_key) == ("2025-01-01", "2027-12-31", "shili")
    assert made.pack_id == "shili.plan-2025"
    assert headings(made)[0].heading == "主要目标"


def test_what_a_plan_would_refuse_is_doubtful_however_surely_it_was_read(site: Site) -> None:
    made = document(site, text=TEXT.replace("建成示例平台3个", "装机容量达到3亿千瓦"))
    item = made.items.get(key="g2")
    assert item.is_doubtful
    assert "单位“亿千瓦”不能用于计划的目标" in "".join(item.doubts)


def test_a_new_version_keeps_the_keys_of_what_it_still_says(site: Site) -> None:
    first = document(site)
    # The first task goes, another comes before the second: numbers would lie.
    text = TEXT.replace("（一）壮大示例队伍。", "（一）建设样板园区。").replace("50家", "60家")
    second = document(site, text=text, previous=first)
    found = keys(list(second.items.all()))
    assert (found["t2"], found["t3"]) == ("完善示例服务", "建设样板园区")
    assert "t1" not in found
    assert second.items.get(key="g1").value["value"] == 60
    assert second.items.get(key="m1").value["task"] == "t3"
    assert second.area_key == first.area_key


def test_a_measure_that_a_person_chose_goes_on_where_the_unit_is_the_same(site: Site) -> None:
    first = document(site)
    measure = {"titles": {"levels": ["national.srdi"], "count": "ever"}}
    for key in ("g1", "g2"):
        item = first.items.get(key=key)
        item.value["measure"] = measure
        item.save()
    second = document(site, text=TEXT.replace("50家", "60家").replace("平台3个", "平台30%"), previous=first)
    assert second.items.get(key="g1").value["measure"] == measure
    assert "measure" not in second.items.get(key="g2").value


def test_a_key_that_was_struck_out_is_not_given_again(site: Site) -> None:
    first = document(site)
    first.items.filter(key="g3").update(state="rejected")
    second = document(site, previous=first)
    assert "g4" in keys(list(second.items.all()))
    assert not second.items.filter(key="g3").exists()


@pytest.mark.parametrize(
    ("place", "key"), [("示例市", "shili"), ("西宁经开区", "xiningjingkai"), ("A市", "a")]
)
def test_a_place_has_a_key_of_letters(place: str, key: str) -> None:
    assert area_key_of(place) == key


def test_entries_of_one_kind() -> None:
    assert [one["metric"] for one in entries_of(read("到2027年，建成示例平台3个。"), "target")] == [
        "示例平台"
    ]
    assert even_text("一\r\n二\r三\x00") == "一\n二\n三 "
