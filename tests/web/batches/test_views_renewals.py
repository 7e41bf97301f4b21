"""From titles that end to a renewal batch with its expected firms, through the pages."""

import html
import re

import pytest
from django.urls import reverse

from tests.web.applications.kit import TODAY
from tests.web.batches.test_renewals import made
from tests.web.case import Site
from tests.web.upkeep.made import title
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.batches.services import open_batch

pytestmark = pytest.mark.django_db


class TestNew(PageTests):
    page = "batches:renewal-new"
    refused = "specialist"

    def prepare(self, site: Site) -> None:
        title(site)


class TestExpected(PageTests):
    page = "batches:expected"
    refused = "leader"
    most_queries = 18

    def prepare(self, site: Site) -> None:
        title(site, days=20)
        title(site, "west", days=20)
        open_batch(actor=site.officer, batch=made(site))
        Batch.objects.create(
            root=site.elsewhere, organiser=site.elsewhere, title="别处批次", opens_on=TODAY, closes_on=TODAY
        )

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.elsewhere).pk]


def test_from_ending_titles_to_drafts(site: Site, client_of: ClientOf) -> None:
    title(site)
    client = client_of(site.officer)
    assert reverse("batches:renewal-new") in client.get(reverse("batches:list")).content.decode()
    page = client.get(reverse("batches:renewal-new"))
    (row,) = [one for one in page.context["rows"] if one.call.level == "national.srdi"]
    answer = client.post(reverse("batches:renewal-new"), {"call": row.call.key}, follow=True)
    batch = Batch.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("batches:expected", args=[batch.pk])
    text = answer.content.decode()
    assert site.east_firm.name in text
    assert "批次开放受理后" in text
    assert (
        "已有名为"
        in client.post(reverse("batches:renewal-new"), {"call": row.call.key}, follow=True).content.decode()
    )

    refused = client.post(reverse("batches:expected-begin", args=[batch.pk]), follow=True)
    assert "还没有开放受理" in refused.content.decode()
    client.post(reverse("batches:open", args=[batch.pk]))
    told = client.post(reverse("batches:expected-tell", args=[batch.pk]), follow=True)
    assert "已通知 1 个企业账号" in told.content.decode()
    begun = client.post(reverse("batches:expected-begin", args=[batch.pk]), follow=True)
    assert "已代建 1 份申报草稿" in begun.content.decode()
    assert Application.objects.get().enterprise == site.east_firm
    assert (
        reverse("batches:expected", args=[batch.pk])
        in client.get(reverse("batches:detail", args=[batch.pk])).content.decode()
    )


def test_what_does_not_end_is_not_called_for(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    assert "没有到期的称号" in client.get(reverse("batches:renewal-new")).content.decode()
    answer = client.post(reverse("batches:renewal-new"), {"call": "x|y|renewal"}, follow=True)
    assert "请重新选择" in answer.content.decode()
    assert not Batch.objects.exists()


def test_how_far_ahead_is_chosen_and_changed(site: Site, client_of: ClientOf) -> None:
    title(site, days=250)
    client, address = client_of(site.officer), reverse("batches:renewal-new")
    assert "这段时间没有到期的称号" in client.get(address).content.decode()
    page = client.get(address, {"ahead": "270"}).content.decode()
    assert "300 天内到期" in page
    key = re.search(r'name="call"\s+value="([^"]+)"', page)
    assert key is not None
    client.post(address, {"call": html.unescape(key[1]), "ahead": "270"})
    batch = Batch.objects.get()
    assert batch.ahead_days == 270
    assert "截止后 270 天内到期" in client.get(reverse("batches:expected", args=[batch.pk])).content.decode()
    form = client.get(reverse("batches:edit", args=[batch.pk])).context["form"]
    data = {name: field for name, field in form.initial.items() if field not in (None, [], "")}
    client.post(reverse("batches:edit", args=[batch.pk]), data | {"ahead_days": 90})
    batch.refresh_from_db()
    assert batch.ahead_days == 90
