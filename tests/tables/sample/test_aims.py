"""The aims of made-up firms."""

from tidu.tables.sample.aims import AIMS


def test_weights_add_up_to_a_hundred() -> None:
    assert sum(aim.weight for aim in AIMS) == 100


def test_lines_that_standards_draw_are_among_them() -> None:
    assert {aim.revenue // 1_000_000 for aim in AIMS} >= {1000, 1500, 5000, 10_000, 40_000}
    assert {aim.debt for aim in AIMS} >= {5000, 5500, 7000, 7500, 8000}
    assert {aim.main_share for aim in AIMS} >= {7000, 8000, 9000}
