from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tidu.web.revisions.models import PackRevision
from tidu.web.revisions.selectors import in_force, newest


def edition(
    site: Site, version: int, pack: str = "shili.plan-2025", *, foreign: bool = False
) -> PackRevision:
    return PackRevision.objects.create(
        root=site.elsewhere if foreign else site.root,
        pack=pack,
        version=version,
        label="示例",
        content_hash="0" * 64,
        text="x",
    )


def test_only_the_newest_of_each_is_in_force(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition(site, 1)
    second, other = edition(site, 2), edition(site, 1, "shili-ai.plan-2025")
    foreign = edition(site, 1, "biechu.plan-2025", foreign=True)
    with django_assert_num_queries(1):
        assert set(in_force()) == {second, other, foreign}
    assert set(in_force(root_id=site.root.pk)) == {second, other}
    assert newest("shili.plan-2025") == second
    assert newest("nowhere.plan-2020") is None
