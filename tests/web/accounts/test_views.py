"""Sign in and out, lockout, first password, second factor."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.web.case import PASSWORD, Site
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry

pytestmark = pytest.mark.django_db
SIGN_IN = "accounts:sign-in"


class TestProfile(PageTests):
    page = "accounts:profile"
    most_queries = 8


class TestChangePassword(PageTests):
    page = "accounts:change-password"
    most_queries = 8


class TestEnrol(PageTests):
    page = "accounts:enrol-token"
    most_queries = 12


def _token(user: User) -> str:
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, step=device.step, t0=device.t0, digits=device.digits):06d}"


def test_a_person_signs_in_and_out_and_both_are_in_the_trail(site: Site, client: Client) -> None:
    answer = client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": PASSWORD})
    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200
    client.post(reverse("accounts:sign-out"))
    assert client.get("/").status_code == 302
    actions = list(Entry.objects.filter(actor=site.officer).order_by("pk").values_list("action", flat=True))
    assert actions == ["登录", "退出"]


def test_a_wrong_password_is_told_and_nothing_of_whether_the_account_exists(
    site: Site, client: Client
) -> None:
    wrong = client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": "不是这个"})
    nobody = client.post(reverse(SIGN_IN), {"username": "没有这个人", "password": "不是这个"})
    assert wrong.status_code == nobody.status_code == 422
    for answer in (wrong, nobody):
        assert "账号或密码不对" in answer.content.decode()


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(site: Site, client: Client) -> None:
    for _ in range(4):
        assert client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": "x"}).status_code == 422
    fifth = client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": "x"})
    right = client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": PASSWORD})
    assert fifth.status_code == right.status_code == 429
    assert "账号已锁定" in right.content.decode()
    assert client.get("/").status_code == 302


def test_the_way_back_leads_only_into_the_site(site: Site, client: Client) -> None:
    data = {"username": "demo-officer", "password": PASSWORD, "next": "https://example.org/"}
    assert client.post(reverse(SIGN_IN), data)["Location"] == "/"


def test_a_closed_account_cannot_sign_in(site: Site, client: Client) -> None:
    User.objects.filter(pk=site.officer.pk).update(is_active=False)
    assert (
        client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": PASSWORD}).status_code == 422
    )


def test_a_handed_out_password_must_be_changed_first(site: Site, client_of: Callable[[User], Client]) -> None:
    User.objects.filter(pk=site.officer.pk).update(must_change_password=True)
    site.officer.refresh_from_db()
    client = client_of(site.officer)
    assert client.get("/")["Location"] == reverse("accounts:change-password")
    new = {"old": PASSWORD, "password1": "换成一个新的长密码-甲", "password2": "换成一个新的长密码-甲"}
    assert client.post(reverse("accounts:change-password"), new).status_code == 302
    assert client.get("/").status_code == 200
    site.officer.refresh_from_db()
    assert site.officer.check_password("换成一个新的长密码-甲")


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (
            {"old": "不对", "password1": "换成一个新的长密码-甲", "password2": "换成一个新的长密码-甲"},
            "原密码不对",
        ),
        ({"old": PASSWORD, "password1": "12345678901", "password2": "12345678901"}, "数字"),
        ({"old": PASSWORD, "password1": "短", "password2": "短"}, "10"),
        ({"old": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}, "不能与原密码相同"),
    ],
)
def test_a_weak_or_unproved_password_is_refused(
    site: Site, client_of: Callable[[User], Client], new: dict[str, str], message: str
) -> None:
    answer = client_of(site.officer).post(reverse("accounts:change-password"), new)
    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_with_a_phone_enrolled_the_password_alone_does_not_open_the_site(
    site: Site, client_of: Callable[[User], Client], client: Client
) -> None:
    mine = client_of(site.officer)
    mine.get(reverse("accounts:enrol-token"))
    assert mine.post(reverse("accounts:enrol-token"), {"token": _token(site.officer)}).status_code == 302
    TOTPDevice.objects.update(last_t=-1)  # the same half minute serves the sign-in of the test

    answer = client.post(reverse(SIGN_IN), {"username": "demo-officer", "password": PASSWORD})
    assert answer["Location"] == reverse("accounts:token")
    assert client.get("/").status_code == 302
    assert client.post(reverse("accounts:token"), {"token": "000000"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(reverse("accounts:token"), {"token": _token(site.officer)})["Location"] == "/"
    assert client.get("/").status_code == 200


def test_the_token_page_is_nothing_without_a_right_password(site: Site, client: Client) -> None:
    assert client.get(reverse("accounts:token"))["Location"] == reverse(SIGN_IN)
