from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.case import Site
from tests.web.plans.ahead_made import TEXT, loaded
from tests.web.plans.made import PACK, plan
from tests.web.plans.test_editions import older
from tests.web.plans.test_views import OfAPlan
from tests.web.pools.made import pool
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.plans.models import AdoptedPlan, LibraryLink, PlanDocument


class WithText(OfAPlan, PageTests):
    """Pages of a plan whose document was loaded."""

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        loaded(site, AdoptedPlan.objects.get(root=site.root))


class TestPassage(WithText):
    page = "plans:passage"
    query = "?target=srdi"


class TestGoalsWithText(WithText):
    page = "plans:detail"


class TestDocumentWithText(WithText):
    page = "plans:document"
    allowed = "leader"


class TestLoad(OfAPlan):
    page = "plans:load"
    refused = "district_officer"


class TestLink(OfAPlan):
    page = "plans:link"
    refused = "district_officer"

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), "pool"]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), "pool"]


class TestEditions(OfAPlan):
    page = "plans:editions"

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        older(AdoptedPlan.objects.get(root=site.root))


def test_a_document_is_loaded_and_clauses_open_it(site: Site, client_of: ClientOf) -> None:
    adopted, client = plan(site), client_of(site.officer)
    goals = reverse("plans:detail", args=[adopted.pk])
    passage = reverse("plans:passage", args=[adopted.pk])
    assert passage not in client.get(goals).content.decode()
    assert client.get(passage).status_code == 404
    load = reverse("plans:load", args=[adopted.pk])
    wrong = client.post(load, {"file": SimpleUploadedFile("示例.txt", b"PK\x03\x04\x00\x00")})
    assert wrong.status_code == 422
    file = SimpleUploadedFile("示例.txt", TEXT.encode("gb18030"))
    done = client.post(load, {"file": file}, follow=True).content.decode()
    assert "目标 2 项、任务 2 项" in done
    for address in (
        goals,
        reverse("plans:target", args=[adopted.pk, "srdi"]),
        reverse("plans:tasks", args=[adopted.pk]),
        reverse("plans:document", args=[adopted.pk]),
    ):
        assert passage in client.get(address).content.decode()
    exact = client.get(f"{passage}?target=srdi").content.decode()
    assert "<mark>" in exact
    assert "600户</mark>" in exact
    assert 'id="passage"' in exact
    assert "标出的是它所在的条款" in client.get(f"{passage}?target=little-giants").content.decode()
    assert "没有找到" in client.get(f"{passage}?clause=九").content.decode()
    whole = client.get(f"{passage}?clause=全文").content.decode()
    assert "没有找到" not in whole
    assert "<mark>" not in whole
    assert client.get(f"{passage}?target=nothing").status_code == 404
    assert client_of(site.people["leader"]).get(load).status_code == 404


def test_a_library_is_said_by_hand(site: Site, client_of: ClientOf) -> None:
    adopted, made = plan(site), pool(site, rule="", name="重点企业库")
    client = client_of(site.officer)
    address = reverse("plans:link", args=[adopted.pk, "pool"])
    assert client.post(address, {"to": "pool-999"}).status_code == 422
    done = client.post(address, {"to": f"pool-{made.pk}"}, follow=True).content.decode()
    assert "已指定" in done
    assert "重点企业库" in done
    assert f'value="pool-{made.pk}" selected' in client.get(address).content.decode()
    assert "已改为按名称对应" in client.post(address, {"to": "auto"}, follow=True).content.decode()
    assert not LibraryLink.objects.exists()
    assert client.get(reverse("plans:link", args=[adopted.pk, "nothing"])).status_code == 404


def test_editions_tell_what_changed(site: Site, client_of: ClientOf) -> None:
    adopted = plan(site)
    older(adopted)
    page = client_of(site.people["leader"]).get(reverse("plans:editions", args=[adopted.pk])).content.decode()
    assert "尚未改用" in page
    assert "<del>500 户</del>" in page
    assert "新增目标" in page
    AdoptedPlan.objects.get(pack=PACK).editions.all().delete()
    PlanDocument.objects.all().delete()
    page = client_of(site.officer).get(reverse("plans:editions", args=[adopted.pk])).content.decode()
    assert "没有留存更早的版本" in page
