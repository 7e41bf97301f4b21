from tests.tables.out.made import SIZE, SRDI, diagnosis, firm
from tidu.engine import Verdict
from tidu.tables.out.tally import tally

FIRMS = (
    firm(1),
    firm(2, class1_ip=0),  # one condition short
    firm(3, class1_ip=0, niche_years=2),
    firm(4, class1_ip=0, evaluation_score=None),  # one short, but one open as well
    firm(5, evaluation_score=None),
    firm(6, market_position_ok=None),
)


def test_counts_by_verdict() -> None:
    made = diagnosis(FIRMS, SRDI)
    counts = tally(made, made.chosen[0])
    assert counts.firms == 6
    assert counts.verdicts == {Verdict.met: 1, Verdict.unmet: 3, Verdict.unknown: 1, Verdict.manual: 1}
    assert counts.one_short == 1


def test_counts_by_size() -> None:
    made = diagnosis([firm(1), firm(2, employees=19), firm(3, size_industry=None, employees=None)], SIZE)
    assert tally(made, made.chosen[0]).sizes == {"small": 1, "micro": 1, "unknown": 1}
