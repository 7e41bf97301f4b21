from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right, Role
from tidu.web.api.scopes import Scope, needed_right, scope_labels, scopes_for


def test_writing_needs_the_right_to_edit() -> None:
    assert needed_right(Scope.FACTS_READ) is Right.SEE_FIRMS
    assert needed_right(Scope.FACTS_WRITE) is Right.EDIT_FIRMS
    assert needed_right(Scope.IMPORTS_READ) is Right.IMPORT
    assert Scope.APPLICATIONS_WRITE in scopes_for(User(role=Role.FIRM))
    assert needed_right(Scope.PLANS_WRITE) is Right.EXPORT
    assert Scope.PLANS_WRITE in scopes_for(User(role=Role.UNIT))


def test_a_role_offers_what_it_may() -> None:
    assert scopes_for(User(role=Role.PROVIDER)) == ()
    assert set(scopes_for(User(role=Role.LEADER))) == {
        Scope.FIRMS_READ,
        Scope.FACTS_READ,
        Scope.TITLES_READ,
        Scope.LEDGERS_READ,
        Scope.ASSESSMENTS_READ,
        Scope.POOLS_READ,
        Scope.PLANS_READ,
        Scope.PLANS_WRITE,
        Scope.APPLICATIONS_READ,
        Scope.APPLICATIONS_WRITE,
    }
    assert set(scopes_for(User(role=Role.OFFICER))) == set(Scope)


def test_scopes_in_words() -> None:
    assert scope_labels(["titles:read", "firms:read", "unknown"]) == "查询企业、查询称号"
