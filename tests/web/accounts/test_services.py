"""What is done to accounts checks the right, stays in the tenant, and lands in the trail."""

import re

import pytest
from django.test import override_settings

from tests.web.case import Site
from tidu.web.accounts import services
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.accounts.services import AccountError
from tidu.web.audit.models import Entry

pytestmark = pytest.mark.django_db
CHOSEN = "足够长的一个密码"


def test_made_up_passwords_differ_and_hold_no_signs_taken_for_one_another() -> None:
    made = {services.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"(\w{4}-){2}\w{4}", word) and not set(word) & set("0O1lIi") for word in made)


def test_a_chosen_password_needs_no_change(site: Site) -> None:
    user, _ = services.create_account(
        actor=None,
        username="demo-x",
        password="足够长的一个密码",  # noqa: S106 - of a made-up person
        name="示例",
        role=Role.OFFICER,
        jurisdiction=site.root,
    )
    assert not user.must_change_password
    assert user.check_password(CHOSEN)


@pytest.mark.parametrize("who", ["officer", "leader", "firm"])
def test_without_the_right_nothing_is_done(site: Site, who: str) -> None:
    actor = site.people[who]
    before = Entry.objects.count()
    with pytest.raises(AccountError):
        services.create_account(
            actor=actor, username="demo-x", name="示例", role=Role.OFFICER, jurisdiction=site.root
        )
    with pytest.raises(AccountError):
        services.change_account(actor=actor, user=site.operator, name="改名")
    with pytest.raises(AccountError):
        services.reset_password(actor=actor, user=site.operator)
    assert Entry.objects.count() == before
    assert not User.objects.filter(username="demo-x").exists()


def test_names_are_taken_whatever_the_case(site: Site) -> None:
    with pytest.raises(AccountError, match="已有人使用"):
        services.create_account(
            actor=site.operator,
            username="DEMO-Officer",
            name="示例",
            role=Role.OFFICER,
            jurisdiction=site.root,
        )


def test_nobody_is_placed_in_another_tenant(site: Site) -> None:
    with pytest.raises(AccountError, match="必须属于本地"):
        services.create_account(
            actor=site.operator,
            username="demo-x",
            name="示例",
            role=Role.OFFICER,
            jurisdiction=site.elsewhere,
        )


def test_a_change_of_nothing_leaves_no_entry(site: Site) -> None:
    before = Entry.objects.count()
    services.change_account(actor=site.operator, user=site.officer, name=site.officer.name)
    assert Entry.objects.count() == before


def test_changing_ones_own_password_is_in_the_trail_without_the_password(site: Site) -> None:
    services.change_own_password(user=site.officer, password=CHOSEN)
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.before, entry.after) == ("修改密码", None, None)


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
def test_a_made_up_password_signs_in_and_is_hashed_anew_at_the_first_sign_in(
    site: Site,
) -> None:
    user, secret = services.create_account(
        actor=site.operator, username="demo-x", name="示例", role=Role.OFFICER, jurisdiction=site.root
    )
    quick = user.password
    assert quick.split("$")[1] == "1000"
    assert user.check_password(secret)
    user.refresh_from_db()
    assert int(user.password.split("$")[1]) > 100_000
    assert user.check_password(secret)
    assert services.reset_password(actor=site.operator, user=user) != secret
