from itertools import groupby

import pytest

from tests.web.case import Site
from tidu.web.ui.navigation import address_of, menu_for


def labels(site: Site, person: str) -> set[str]:
    return {item.label for item in menu_for(site.people[person], "/")}


def test_people_find_what_they_may_open(site: Site) -> None:
    assert {"工作台", "账号"} <= labels(site, "operator")
    assert "账号" not in labels(site, "officer")
    assert "企业库" not in labels(site, "provider")


@pytest.mark.parametrize(("path", "label"), [("/", "工作台"), ("/accounts/3/", "账号")])
def test_the_current_entry_is_marked(site: Site, path: str, label: str) -> None:
    assert [item.label for item in menu_for(site.operator, path) if item.active] == [label]


def test_entries_of_a_group_stand_together(site: Site) -> None:
    groups = [item.group for item in menu_for(site.operator, "/")]
    assert groups[0] == ""
    assert len(list(groupby(groups))) == len(set(groups))


def test_a_page_that_no_app_has_is_not_offered() -> None:
    assert address_of("nowhere:list") == ""
