from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.documents.made import DOUBTFUL, TEXT, document
from tests.web.documents.test_views import OfADocument
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.documents.models import Decision, Document


class TestItem(OfADocument, PageTests):
    page = "documents:item"

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), "g1"]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), "g1"]


class TestIncentive(TestItem):
    def arguments(self, site: Site) -> list[object]:
        return [super().arguments(site)[0], DOUBTFUL]


class TestPassage(OfADocument):
    page = "documents:add"


class TestAdd(OfADocument):
    page = "documents:add"
    query = "?kind=target&quote=每年培训示例人才200人以上"


def decide(client: Client, made: Document, key: str, action: str, **headers: str) -> tuple[int, str]:
    address = reverse("documents:decide", args=[made.pk, key])
    answer = client.post(address, {"action": action}, headers=headers)
    return answer.status_code, answer.headers.get("Location", answer.headers.get("HX-Redirect", ""))


def test_decisions_without_scripts_lead_back_to_the_item(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    assert decide(client, made, "t1", "accept") == (302, f"/documents/{made.pk}/?show=#i-t1")
    decide(client, made, "g2", "reject")
    assert made.items.get(key="g2").state == Decision.REJECTED
    decide(client, made, "g2", "reopen")
    assert made.items.get(key="g2").is_open
    assert decide(client, made, "t1", "no-such")[0] == 404
    assert decide(client, made, "t99", "accept")[0] == 404
    assert decide(client_of(site.stranger), made, "t1", "accept")[0] == 404


def test_with_scripts_the_card_comes_back_with_the_count(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    headers = {"HX-Request": "true", "HX-Target": "i-t1"}
    address = reverse("documents:decide", args=[made.pk, "t1"])
    page = client.post(address, {"action": "accept"}, headers=headers).content.decode()
    assert "已确认" in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


def test_what_must_be_mended_opens_for_that(site: Site, client_of: ClientOf) -> None:
    made = document(site, text=TEXT.replace("建成示例平台3个", "装机容量达到3亿千瓦"))
    client, address = client_of(site.officer), f"/documents/{made.pk}/items/g2/"
    assert decide(client, made, "g2", "accept") == (302, address)
    assert decide(client, made, "g2", "accept", **{"HX-Request": "true", "HX-Target": "i-g2"}) == (
        204,
        address,
    )
    assert "要先修改" in client.get(address).content.decode()


def test_a_suggested_measure_is_taken_by_one_click(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    assert decide(client, made, "g1", "measure")[0] == 302
    item = made.items.get(key="g1")
    assert item.value["measure"]["titles"]["levels"] == ["national.srdi"]
    assert item.state == Decision.EDITED
    assert decide(client, made, "t1", "measure")[0] == 404


def test_an_item_is_changed_by_its_form_with_its_history(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    address = reverse("documents:item", args=[made.pk, DOUBTFUL])
    data = {"what": "示例补助", "form": "fixed", "amount": "5", "clause": "二（二）", "task": "t2"}
    assert client.post(address, data).status_code == 302
    item = made.items.get(key=DOUBTFUL)
    assert (item.value["amount"], item.state) == ({"fixed": "5万"}, Decision.EDITED)
    page = client.get(address).content.decode()
    assert f"{site.officer.name}：修改条目" in page
    assert "对购买示例服务的企业，按规定给予补助" in page
    wrong = client.post(address, data | {"amount": ""})
    assert (wrong.status_code, "请写金额" in wrong.content.decode()) == (422, True)


def test_an_item_is_added_from_pasted_text_with_what_is_read_in_it(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    address = reverse("documents:add", args=[made.pk])
    passage = {"kind": "target", "quote": "每年培训示例人才 200人以上"}
    form = client.get(address, passage).context["form"]
    assert (form.initial["metric"], form.initial["value"], form.initial["clause"]) == (
        "示例人才",
        200,
        "二（一）",
    )
    assert form.initial["task"] == "t1"
    data = {
        "metric": "示例人才",
        "op": ">=",
        "value": "300",
        "unit": "人",
        "per": "year",
        "clause": "二（一）",
    }
    answer = client.post(address, data, query_params=passage)
    item = made.items.get(key="g4")
    assert answer.headers["Location"] == f"/documents/{made.pk}/?focus=g4#i-g4"
    assert (item.state, item.value["value"], made.text[item.start : item.end]) == (
        Decision.ADDED,
        300,
        "每年培训示例人才200人以上",
    )


def test_a_passage_that_is_not_there_is_told(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    address = reverse("documents:add", args=[made.pk])
    for passage, words in (
        ("kind=task&quote=原文里没有的话", "原文中没有这段文字"),
        ("kind=task", "请粘贴原文"),
        ("kind=task&start=5&end=99999", "请粘贴原文"),
    ):
        answer = client.get(f"{address}?{passage}")
        assert (answer.status_code, words in answer.content.decode()) == (422, True)
    start = made.text.index("示例人才")
    marked = client.get(f"{address}?kind=task&start={start}&end={start + 4}")
    assert marked.context["quote"] == "示例人才"


def test_the_rest_is_accepted_at_once(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    page = client.post(reverse("documents:sure", args=[made.pk]), follow=True).content.decode()
    assert "已确认 8 条" in page
    assert made.items.filter(state=Decision.OPEN).count() == 1
