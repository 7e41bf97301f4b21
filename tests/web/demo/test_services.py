"""Loading the demo: whole or not at all, once, and never into somebody's data."""

import pytest
from django.conf import settings

from tests.web.case import Site
from tests.web.demo.kit import ON, SIZE
from tidu.web.accounts.roles import Role
from tidu.web.accounts.services import AccountError, create_account
from tidu.web.audit import services as audit
from tidu.web.audit.models import Entry
from tidu.web.demo.keeping import FILE
from tidu.web.demo.services import Demo, DemoError, demo_of_site, load_demo
from tidu.web.enterprises.models import Enterprise
from tidu.web.inbox.models import Message
from tidu.web.jurisdictions.models import Jurisdiction, Kind
from tidu.web.jurisdictions.services import add_jurisdiction


def test_the_site_knows_its_demo(demo: Demo) -> None:
    assert demo_of_site() == demo == Demo(SIZE, 7)
    assert Jurisdiction.objects.filter(parent=None).count() == 5
    assert Message.objects.filter(recipient__username="officer", key="").count() == 2


def test_a_load_is_one_entry_a_tenant(demo: Demo) -> None:
    entries = Entry.objects.filter(action="装入演示数据")
    assert sum(entry.after["本地企业"] for entry in entries if entry.after) == SIZE
    # What its accounts did with applications, reviews, notices, imports, pools and screenings is told step by step, as
    # in any site, and so are titles that were announced and decisions on titles.
    others = Entry.objects.all()
    for app in (
        "batches.", "applications.", "notices.", "reviews.", "imports.", "pools.", "assessments.", "revisions."
    ):  # fmt: skip
        others = others.exclude(object_type__startswith=app)
    decided = {"登记称号", "暂停称号", "撤销称号", "复议恢复称号"}
    assert set(others.values_list("action", flat=True)) == {"装入演示数据", "开通账号", *decided}
    audit.seal()
    assert list(audit.verify()) == []


def test_a_second_load_is_refused(demo: Demo) -> None:
    with pytest.raises(DemoError, match="已有演示数据（120 家企业）"):
        load_demo(size=10, on=ON, beside_real_data=True)
    assert Enterprise.objects.count() == SIZE


def test_a_site_with_data_of_its_own_is_left_alone(site: Site) -> None:
    before = Enterprise.objects.count()
    with pytest.raises(DemoError, match="已有自己的数据（别处市、示例市）"):
        load_demo(size=10, on=ON)
    assert Enterprise.objects.count() == before
    load_demo(size=10, on=ON, root="长春市", beside_real_data=True)
    assert Enterprise.objects.count() == before + 10


@pytest.mark.django_db
def test_a_tenant_of_the_same_name_is_never_mixed_with_made_up_firms() -> None:
    add_jurisdiction(name="常熟市", kind=Kind.CITY, code="320581")
    with pytest.raises(DemoError, match="“常熟市”是这个网站自己的辖区"):
        load_demo(size=10, on=ON, beside_real_data=True)


def test_what_fails_half_way_leaves_nothing(site: Site) -> None:
    (settings.HOME / FILE).unlink(missing_ok=True)
    create_account(actor=None, username="leader", name="示例", role=Role.LEADER, jurisdiction=site.root)
    with pytest.raises(AccountError, match="leader"):
        load_demo(size=10, on=ON, beside_real_data=True)
    assert not Enterprise.objects.filter(root__name="长春市").exists()
    assert not (settings.HOME / FILE).exists()


@pytest.mark.django_db
def test_one_place_or_an_unknown_one() -> None:
    told: list[int] = []
    load_demo(size=20, on=ON, root="萧山区", progress=told.append)
    assert told == [20]
    assert Enterprise.objects.filter(root__name="萧山区").count() == 20
    with pytest.raises(DemoError, match="没有“某某市”，可选：常熟市"):
        load_demo(size=20, on=ON, root="某某市")
