"""``tidu demo``."""

import pytest
from django.conf import settings

from tests.cli.site.commands import run
from tests.web.case import Site
from tidu.web.demo.keeping import FILE
from tidu.web.demo.services import DemoError
from tidu.web.enterprises.models import Enterprise


@pytest.mark.no_cover  # writes five hundred firms; the tests below run the same command
@pytest.mark.django_db
def test_it_loads_once_and_shows_the_accounts_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidu.cli.site.demos._STEP", 500)
    first = run("demo", "--size", "510", "--root", "萧山区", "--seed", "3")
    assert first.exit_code == 0, first.output
    assert "已写入 500 家" in first.output
    assert "已装入演示数据：510 家虚构企业" in first.output
    again = run("demo")
    assert again.exit_code == 0, again.output
    assert "已有演示数据：510 家虚构企业（种子 3）" in again.output
    assert "注意" not in again.output
    assert Enterprise.objects.count() == 510
    for output in (first.output, again.output):
        assert "officer" in output
        assert "主管部门人员" in output
    assert "请换一个空的 TIDU_HOME" in run("demo", "--size", "100").output


@pytest.mark.django_db
def test_passwords_that_are_gone_are_not_made_up() -> None:
    run("demo", "--size", "5", "--root", "萧山区")
    (settings.HOME / FILE).unlink()
    output = run("demo").output
    assert "密码无从得知" in output
    assert "tidu create-admin" in output


def test_a_real_site_is_left_alone(site: Site) -> None:
    done = run("demo", "--size", "5")
    assert isinstance(done.exception, DemoError)
    assert "已有自己的数据（别处市、示例市）" in str(done.exception)
    assert run("demo", "--size", "5", "--root", "萧山区", "--yes").exit_code == 0
