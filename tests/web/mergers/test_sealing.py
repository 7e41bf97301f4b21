"""What was changed since is seen, part by part."""

import pytest

from tests.web.case import Site
from tests.web.mergers.twins import twin_of
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Contact, Enterprise
from tidu.web.mergers.sealing import changed_parts, master_values, seals_of

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=twin_of)]


def test_only_the_part_that_changes_differs(site: Site) -> None:
    firm = twin_of(site)
    seals = seals_of(firm)
    assert changed_parts(firm, seals) == ()
    User.objects.update(name="示例改名")
    assert changed_parts(firm, seals) == ()
    Contact.objects.filter(enterprise=firm).update(phone="000-1111")
    assert changed_parts(firm, seals) == ("联系人",)
    Enterprise.objects.filter(pk=firm.pk).update(sector="新材料")
    assert changed_parts(firm, seals) == ("基本信息", "联系人")


def test_master_data_are_kept_by_id(site: Site) -> None:
    values = master_values(site.east_firm)
    assert (values["jurisdiction"], values["uscc"]) == (site.town.pk, site.east_firm.uscc)
