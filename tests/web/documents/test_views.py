from typing import ClassVar

from django.urls import reverse

from tests.reader.formats.test_pdf import scanned
from tests.web.case import Site
from tests.web.documents.made import NAME, TEXT, checked_document, document, file
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.documents.models import Document, State
from tidu.web.documents.publishing import publish


class OfADocument(PageTests):
    """Pages of a document: one of the city, with a foreign one beside it."""

    refused = "unit"
    most_queries: ClassVar[int] = 16

    def prepare(self, site: Site) -> None:
        document(site)
        document(site, person="stranger")

    def arguments(self, site: Site) -> list[object]:
        return [Document.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Document.objects.get(root=site.elsewhere).pk]


class TestList(PageTests):
    page = "documents:list"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        document(site)
        publish(actor=site.officer, document=checked_document(site))


class TestEmptyList(PageTests):
    page = "documents:list"
    refused = "firm"


class TestUpload(PageTests):
    page = "documents:upload"
    refused = "unit"


class TestDetail(OfADocument):
    page = "documents:detail"


class TestHead(OfADocument):
    page = "documents:head"


class TestFailed(OfADocument):
    page = "documents:detail"

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        Document.objects.update(state=State.FAILED, problem="这是扫描件，没有文字可读。")


class TestSource(OfADocument):
    page = "documents:source"
    allowed = "leader"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        publish(actor=site.officer, document=checked_document(site))
        document(site, person="stranger")


class TestVersions(OfADocument):
    page = "documents:versions"

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        old = document(
            site, text=TEXT.replace("50家", "40家").replace("、市样本局", "").replace("20万", "10万")
        )
        Document.objects.filter(root=site.root).exclude(pk=old.pk).update(previous=old)

    def arguments(self, site: Site) -> list[object]:
        return [Document.objects.get(root=site.root, previous__isnull=False).pk]


def test_an_upload_leads_to_the_review_with_doubtful_items_first(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    answer = client.post(reverse("documents:upload"), {"file": file(), "jurisdiction": site.root.pk})
    made = Document.objects.get()
    assert answer.headers["Location"] == reverse("documents:detail", args=[made.pk])
    page = client.get(answer.headers["Location"])
    assert page.context["cards"][0].item.key == "m2"
    text = page.content.decode()
    assert "文中没有写明金额或比例" in text
    assert 'class="passage passage-target"' in text


def test_a_refused_file_says_why_beside_the_field(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    data = {"file": file(scanned(), "扫描.pdf"), "jurisdiction": site.root.pk}
    answer = client.post(reverse("documents:upload"), data)
    assert (answer.status_code, "扫描" in answer.content.decode()) == (422, True)
    assert not Document.objects.exists()


def test_the_head_is_saved(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    address = reverse("documents:head", args=[made.pk])
    data = {
        "title": "示例计划",
        "start": "2025-01-01",
        "end": "2026-12-31",
        "area_key": "shili-ai",
        "jurisdiction": site.east.pk,
    }
    assert client.post(address, data).status_code == 302
    made.refresh_from_db()
    assert (made.pack_id, made.jurisdiction) == ("shili-ai.plan-2025", site.east)
    assert client.post(address, data | {"end": "2020-01-01"}).status_code == 422


def test_two_versions_beside_each_other(site: Site, client_of: ClientOf) -> None:
    old = document(site, text=TEXT.replace("50家", "40家").replace("、市样本局", ""))
    new, other = document(site, previous=old), document(site, person="stranger")
    client = client_of(site.officer)
    text = client.get(reverse("documents:versions", args=[new.pk])).content.decode()
    assert "目标值：不少于 40 家" in text
    assert "新增：市样本局" in text
    foreign = client.get(reverse("documents:versions", args=[new.pk]), {"with": other.pk})
    assert foreign.context["other"] is None


def test_the_source_shows_every_passage_and_the_file_is_handed_out(site: Site, client_of: ClientOf) -> None:
    made = checked_document(site)
    publish(actor=site.officer, document=made)
    client = client_of(site.people["unit"])
    text = client.get(reverse("documents:source", args=[made.pk])).content.decode()
    assert 'id="s-t1"' in text
    answer = client.get(reverse("documents:original", args=[made.pk]))
    assert b"".join(answer) == TEXT.encode()
    assert NAME.rpartition(".")[2] in answer.headers["Content-Disposition"]
    assert client_of(site.stranger).get(reverse("documents:original", args=[made.pk])).status_code == 404


def test_a_draft_is_thrown_away_and_a_published_one_is_not(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    assert client_of(site.stranger).post(reverse("documents:discard", args=[made.pk])).status_code == 404
    assert "已删除" in client.post(reverse("documents:discard", args=[made.pk]), follow=True).content.decode()
    made = checked_document(site)
    publish(actor=site.officer, document=made)
    page = client.post(reverse("documents:discard", args=[made.pk]), follow=True).content.decode()
    assert "已发布的文件不能删除" in page
