from tests.web.case import Site
from tidu.web.api.forms import TokenForm


def test_only_what_the_role_reaches_is_offered(site: Site) -> None:
    offered = [value for value, _ in TokenForm(site.people["leader"]).fields["scopes"].choices]  # type: ignore[attr-defined]
    assert "firms:read" in offered
    assert "firms:write" not in offered


def test_a_scope_beyond_is_refused(site: Site) -> None:
    form = TokenForm(
        site.people["leader"], {"name": "甲", "scopes": ["firms:write"], "expires_on": "2027-01-01"}
    )
    assert not form.is_valid()
    assert "scopes" in form.errors
