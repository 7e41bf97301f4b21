from decimal import Decimal

from tidu.engine.incentives import Certainty, Incentive
from tidu.engine.schema.common import Confirmation, Source

SOURCE = Source(
    document="虚构文件",
    clause="第一条",
    published=None,
    effective=None,
    confirmation=Confirmation.unconfirmed,
)


def test_every_certainty_has_a_chinese_word() -> None:
    assert len({certainty.label for certainty in Certainty}) == len(Certainty)


def test_only_a_figure_is_decided() -> None:
    half = Decimal("10.00")
    decided = [
        certainty for certainty in Certainty if Incentive(certainty, half, half, "10 元", SOURCE).decided
    ]
    assert decided == [Certainty.figure]
