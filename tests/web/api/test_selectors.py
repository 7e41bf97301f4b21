from tests.web.api.kit import issued
from tests.web.case import Site
from tidu.web.api.scopes import Scope
from tidu.web.api.selectors import tokens_for


def test_newest_first_with_scopes_in_words(site: Site) -> None:
    first, second = issued(site.officer), issued(site.officer, Scope.TITLES_READ)
    listed = tokens_for(site.officer)
    assert listed == [second, first]
    assert [token.labels for token in listed] == ["查询称号", "查询企业"]  # type: ignore[attr-defined]
    assert tokens_for(site.officer, before=second.pk) == [first]
