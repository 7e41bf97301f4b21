import pytest

from tidu.web.documents.incentive_form import IncentiveForm


def incentive(**said: object) -> IncentiveForm:
    return IncentiveForm({"what": "设备投入", "clause": "一", "form": "unstated", **said}, tasks={})


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ({"form": "fixed", "amount": "20"}, {"fixed": "20万"}),
        ({"form": "fixed", "amount": "0.15"}, {"fixed": "1500元"}),
        ({"form": "ceiling", "cap": "300"}, {"ceiling": "300万"}),
        ({"form": "unstated", "amount": "7"}, {"unstated": "文件没有写明金额或比例"}),
    ],
)
def test_money_is_typed(said: dict[str, str], amount: dict[str, str]) -> None:
    form = incentive(**said)
    assert form.is_valid(), form.errors
    assert form.entry()["amount"] == amount


def test_a_rate_and_so_much_a_piece() -> None:
    form = incentive(form="rate", rate="50", cap="200", at_most="on", base="贡献新增部分")
    assert form.is_valid()
    assert form.entry()["amount"]["rate"] == {
        "share": "50%",
        "base": "claim_base",
        "label": "贡献新增部分",
        "cap": "200万",
        "at_most": True,
    }
    form = incentive(form="pieces", amount="0.1", cap="10")
    assert form.is_valid()
    assert form.entry()["amount"]["rate"]["share"] == "1000元"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"form": "fixed"}, "amount"),
        ({"form": "ceiling"}, "cap"),
        ({"form": "rate"}, "rate"),
        ({"form": "rate", "rate": "120"}, "rate"),
        ({"form": "pieces", "amount": "1"}, "cap"),
    ],
)
def test_money_that_is_not_whole_is_refused(said: dict[str, str], field: str) -> None:
    assert list(incentive(**said).errors) == [field]
