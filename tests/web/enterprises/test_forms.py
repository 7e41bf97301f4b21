"""The form of master data."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises.forms import EnterpriseForm

pytestmark = pytest.mark.django_db


def test_it_offers_the_persons_area_and_words(site: Site) -> None:
    form = EnterpriseForm(person=site.district_officer)
    page = form.as_p()
    assert "示例东镇" in page
    assert "示例西区" not in page
    assert "工业" in page
    assert "status" not in form.fields


def test_merging_is_no_choice(site: Site) -> None:
    page = EnterpriseForm(instance=site.east_firm, person=site.officer).as_p()
    assert "注销、吊销" in page
    assert "已并入其他记录" not in page
