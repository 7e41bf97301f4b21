"""The shipped levels: a graph with titles, terms and who recognises."""

from tidu.engine import load_packs

LEVELS = load_packs().levels


def test_prerequisites_lead_down() -> None:
    for level in LEVELS.values():
        assert all(LEVELS[name].rank < level.rank for name in level.prerequisites)


def test_a_title_has_an_end_and_a_recogniser() -> None:
    for level in LEVELS.values():
        if level.title:
            assert level.until_fact
            assert level.recogniser is not None


def test_composite_levels_have_no_title_of_their_own() -> None:
    composite = LEVELS["national.tech-innovative"]
    assert composite.composite == ("national.tech-sme", "national.innovative")
    assert not composite.title
    assert not composite.standard_entered


def test_terms() -> None:
    assert LEVELS["national.tech-sme"].term_years == 1
    assert LEVELS["national.srdi"].term_years == 3
    assert LEVELS["national.srdi"].renewal is not None
