"""Owners and contacts: shares of one whole, codes that are valid, names that say 示例."""

from tests.web.demo.kit import draws
from tidu.engine import uscc
from tidu.web.demo.people import people_of


def test_shares_add_up_and_codes_are_valid() -> None:
    groups = 0
    for seed in range(200):
        people = people_of(draws(seed), "320581")
        assert sum(share for _, _, share in people.shareholders) == 1
        assert all("示例" in name for name, _, _ in people.shareholders)
        assert all(not uscc.check(code).error for _, code, _ in people.shareholders if code)
        assert all("示例" in name and phone.startswith("000") for name, _, phone in people.contacts)
        assert "示例" in people.legal_representative
        groups += bool(people.group)
        if people.group:
            assert people.shareholders[0][0].startswith(people.group)
    assert groups
