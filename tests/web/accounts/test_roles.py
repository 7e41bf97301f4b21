"""What each role may do at all."""

import pytest

from tidu.web.accounts.roles import RIGHTS, Right, Role


def test_every_role_is_decided() -> None:
    assert set(RIGHTS) == set(Role)


def test_only_operators_manage_accounts() -> None:
    assert {role for role, rights in RIGHTS.items() if Right.MANAGE_ACCOUNTS in rights} == {Role.OPERATOR}


@pytest.mark.parametrize("role", [Role.LEADER, Role.FIRM, Role.EXPERT, Role.PROVIDER])
def test_readers_write_nothing(role: Role) -> None:
    assert not RIGHTS[role] & {Right.EDIT_FIRMS, Right.IMPORT, Right.MANAGE_ACCOUNTS}
