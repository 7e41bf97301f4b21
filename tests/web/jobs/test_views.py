"""Pages of jobs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.case import Site
from tests.web.jobs import kinds
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.jobs import services
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.registry import work_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


def _job(user: User, title: str = "导入示例名单", kind: str = "test-greet") -> Job:
    return services.start(owner=user, kind=kind, title=title, arguments={"subject": "你好"})


class TestList(PageTests):
    page = "jobs:list"
    most_queries = 5

    def prepare(self, site: Site) -> None:
        for number in range(40):
            _job(site.officer, f"任务{number}")


class TestDetail(PageTests):
    page = "jobs:detail"
    most_queries = 5

    def prepare(self, site: Site) -> None:
        _job(site.officer)
        _job(site.operator)

    def arguments(self, site: Site) -> list[object]:
        return [Job.objects.get(owner=site.officer).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Job.objects.get(owner=site.operator).pk]


def test_the_list_pages_by_keyset(site: Site, client_of: ClientOf) -> None:
    made = [_job(site.officer, f"任务{number}").pk for number in range(40)]
    client, seen = client_of(site.officer), []
    query: dict[str, str] = {}
    while True:
        context = client.get(reverse("jobs:list"), query).context
        seen += [job.pk for job in context["jobs"]]
        if context["next_before"] is None:
            break
        query = {"before": str(context["next_before"])}
    assert seen == made[::-1]


def test_a_job_under_way_asks_for_its_progress_and_one_that_is_over_does_not(
    site: Site, client_of: ClientOf
) -> None:
    job, client = _job(site.officer), client_of(site.officer)
    address = reverse("jobs:detail", args=[job.pk])
    part = client.get(address, headers={"HX-Request": "true", "HX-Target": "progress"}).content.decode()
    assert 'hx-trigger="every 500ms"' in part, "young: it may be over in a moment"
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(seconds=11))
    assert 'hx-trigger="every 2s"' in client.get(address).content.decode()
    assert "<html" not in part
    assert "刷新进度" in part, "without JavaScript there is a link"
    assert work_of(job) is kinds.greet
    services.run(job.pk)
    page = client.get(address).content.decode()
    assert 'hx-trigger="every' not in page
    assert "已写入你好" in page
    assert 'href="/jobs/"' in page
    assert "打开结果" in page


def test_cancel_and_restart_by_their_owner(site: Site, client_of: ClientOf) -> None:
    job, client = _job(site.officer), client_of(site.officer)
    page = client.post(reverse("jobs:cancel", args=[job.pk]), follow=True).content.decode()
    assert "任务已取消" in page
    assert "不能取消" in client.post(reverse("jobs:cancel", args=[job.pk]), follow=True).content.decode()
    page = client.post(reverse("jobs:restart", args=[job.pk]), follow=True).content.decode()
    assert "任务已重新提交" in page
    job.refresh_from_db()
    assert job.state == State.WAITING
    assert "只有未成功" in client.post(reverse("jobs:restart", args=[job.pk]), follow=True).content.decode()


@pytest.mark.parametrize("action", ["jobs:cancel", "jobs:restart"])
def test_nobody_else_can_cancel_or_restart(site: Site, client_of: ClientOf, action: str) -> None:
    job = _job(site.officer)
    assert client_of(site.operator).post(reverse(action, args=[job.pk])).status_code == 404
    assert client_of(site.officer).get(reverse(action, args=[job.pk])).status_code == 405
    job.refresh_from_db()
    assert job.state == State.WAITING
