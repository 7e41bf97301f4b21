"""Jurisdictions by the names that people write."""

import pytest

from tests.web.case import Site
from tidu.web.accounts.places import Places
from tidu.web.accounts.services import AccountError
from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction

pytestmark = pytest.mark.django_db


def test_a_name_means_one_place(site: Site) -> None:
    places = Places(site.root.pk)
    assert places.find("示例东镇") == site.town
    assert places.find("示例东区/示例东镇") == places.find("示例东区 ／ 示例东镇") == site.town
    for wrong in ("别处市", "示例西区/示例东镇", "没有的镇"):
        with pytest.raises(AccountError, match="没有名为"):
            places.find(wrong)


def test_of_two_of_one_name_the_message_says_how_to_tell_them_apart(site: Site) -> None:
    other = add_jurisdiction(name="示例东镇", kind=Kind.TOWN, parent=site.west)
    places = Places(site.root.pk)
    with pytest.raises(AccountError, match=r"有 2 个辖区叫“示例东镇”，请写明上级：.*示例西区/示例东镇"):
        places.find("示例东镇")
    assert places.find("示例西区/示例东镇") == other
