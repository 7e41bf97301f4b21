"""Firms: the same for the same seed, valid, in their places, hugging the thresholds."""

from collections import Counter
from itertools import islice

from tests.web.demo.kit import ON, firms
from tidu.engine import uscc
from tidu.web.demo.firms import make_firms
from tidu.web.demo.places import places


def test_a_seed_decides_all() -> None:
    again = tuple(make_firms(30, 7, on=ON, places=places()))
    assert again == firms(400)[:30]
    assert again == tuple(islice(make_firms(10_000, 7, on=ON, places=places()), 30))
    assert again != tuple(make_firms(30, 8, on=ON, places=places()))


def test_codes_are_valid_unique_and_of_the_place() -> None:
    codes = [uscc.check(firm.uscc) for firm in firms()]
    assert not [code for code in codes if code.error or code.warning]
    assert len({code.code for code in codes}) == len(codes)
    assert all(code.region == firm.place.code for code, firm in zip(codes, firms(), strict=True))


def test_places_get_their_share_and_every_part_has_firms() -> None:
    many = firms(1_500)
    counts = Counter(firm.place.name for firm in many)
    for place in places():
        assert abs(counts[place.name] / len(many) - place.share / 100) < 0.04
    found = {(firm.place.name, firm.part) for firm in many}
    assert {(place.name, part) for place in places() for part in place.parts} <= found


def test_what_a_firm_makes_fits_its_chain() -> None:
    for firm in firms():
        if firm.chain is None:
            assert firm.link == ""
        else:
            assert firm.product in (*firm.chain.links[firm.link], "")
            assert firm.sector == (firm.chain.sector or firm.chain.name)
        assert "示例" in firm.name
        assert "示例" in firm.former_name or not firm.former_name


def test_one_place_takes_all() -> None:
    only = places()[1:2]
    assert {firm.place.name for firm in make_firms(50, 7, on=ON, places=only)} == {"长春市"}
