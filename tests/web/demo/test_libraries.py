"""Libraries: by what a firm is, with entries that ended."""

from datetime import date

from tests.web.demo.kit import ON, draws, firms, place
from tidu.web.demo.libraries import entries_of
from tidu.web.demo.titles import LEVELS


def test_every_library_of_every_place_has_firms() -> None:
    listed = {(firm.place.name, entry[0]) for firm in firms(1_500) for entry in firm.libraries}
    wanted = {(firm.place.name, library.name) for firm in firms() for library in firm.place.libraries}
    assert listed == wanted


def test_high_tech_firms_are_in_their_library_and_others_not() -> None:
    for firm in firms():
        holds = LEVELS["high_tech"] in {title.level for title in firm.titles}
        named = next(library.name for library in firm.place.libraries if library.of == "high_tech")
        assert (named in {entry[0] for entry in firm.libraries}) == holds


def test_an_entry_that_ended_says_why() -> None:
    entries = [entry for firm in firms() for entry in firm.libraries]
    assert any(until for _, _, until, _ in entries)
    for _, since, until, reason in entries:
        assert isinstance(since, date)
        assert since < ON
        assert (until is None) == (reason == "")
        assert until is None or since <= until < ON


def test_a_firm_of_which_nothing_is_known_is_in_few() -> None:
    names = {entry[0] for entry in entries_of({}, place(), (), draws(), ON)}
    assert "高新技术企业库" not in names
    assert "上市后备企业库" not in names
