"""``tidu create-admin``."""

import pytest

from tests.cli.site.commands import run
from tests.web.case import Site
from tidu.cli.site import SiteError
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.jurisdictions.models import Jurisdiction


@pytest.mark.django_db
def test_the_first_operator_brings_the_tenant() -> None:
    refused = run("create-admin", "boss", "--name", "示例管理员", "--generate")
    assert isinstance(refused.exception, SiteError)
    assert "--place" in str(refused.exception)
    done = run(
        "create-admin", "boss", "--name", "示例管理员", "--place", "示例市", "--code", "990100", "--generate"
    )
    assert done.exit_code == 0, done.output
    user = User.objects.get(username="boss")
    assert (user.role, user.root.name, user.must_change_password) == (Role.OPERATOR, "示例市", True)
    password = done.output.split("初始密码：")[1].split("　")[0]
    assert user.check_password(password)
    assert run("create-admin", "second", "--name", "示例二号", "--generate").exit_code == 0
    assert Jurisdiction.objects.count() == 1


def test_a_chosen_password_must_fit_the_policy(site: Site) -> None:
    place = ("--place", site.root.name)
    weak = run("create-admin", "boss", "--name", "示例", *place, input="12345\n12345\n")
    assert isinstance(weak.exception, SiteError)
    assert not User.objects.filter(username="boss").exists()
    good = run("create-admin", "boss", "--name", "示例", *place, input="shili-Mima-2026\nshili-Mima-2026\n")
    assert good.exit_code == 0, good.output
    assert not User.objects.get(username="boss").must_change_password
    assert "shili-Mima-2026" not in good.output


@pytest.mark.usefixtures("site")
def test_an_unknown_place_makes_no_second_tenant_by_a_slip() -> None:
    for wrong in (("--place", "示例是"), ()):
        done = run("create-admin", "boss", "--name", "示例", *wrong, "--generate")
        assert isinstance(done.exception, SiteError)
        assert "示例市、别处市" in str(done.exception)
    bad = run("create-admin", "boss", "--name", "示例", "--code", "99", "--generate")
    assert "六位数字" in str(bad.exception)
