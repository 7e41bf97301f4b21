from datetime import date

import pytest

from tidu.reader import read

LETTER = (
    "示例市人民政府关于推动\n示例企业高质量发展的实施意见\n示府发〔2022〕4号\n各县(市)、区人民政府:\n"
    "为做好示例工作，提出如下意见:\n一、任务\n1.做甲。到2025年底，培育甲企业10家。(市甲局负责)\n示例市人民政府\n2022年4月30日"
)


def test_a_letter() -> None:
    document = read(LETTER)
    assert document.title == "示例市人民政府关于推动示例企业高质量发展的实施意见"
    assert document.number == "示府发〔2022〕4号"
    assert document.issuer == "示例市人民政府"
    assert document.issued == date(2022, 4, 30)
    assert document.period == (2022, 2025)


def test_a_title_with_years_on_a_line_of_their_own() -> None:
    document = read("示例市示例企业培育三年行动计划\n(2023-2025年)\n（征求意见稿）\n为做好工作，制定本计划。")
    assert document.title == "示例市示例企业培育三年行动计划（2023-2025年）"
    assert document.period == (2023, 2025)


def test_what_a_covering_letter_sends() -> None:
    text = (
        "各单位：\n《示例区示例培育行动方案（2022—2024年）》已经研究同意，现印发给你们。\n"
        "示例区办公室\n2022年6月23日\n一、任务"
    )
    document = read(text)
    assert document.title == "示例区示例培育行动方案（2022—2024年）"
    assert document.issuer == "示例区办公室"


def test_a_law_that_is_named_is_no_title() -> None:
    assert read("落实《示例条例》等规定，做好示例工作。\n一、任务\n做好。").title is None


def test_a_newspaper_has_the_title_in_its_menu() -> None:
    text = (
        "旧版入口 | 返回首页\n重点任务\n1.做甲。好。(责任单位:区甲局)\n标题导航\n"
        "示例区示例企业梯度培育三年行动计划\n重点任务"
    )
    assert read(text).title == "示例区示例企业梯度培育三年行动计划"


@pytest.mark.parametrize("text", ["做好示例工作。", "一、任务\n做好。\n2022年13月45日"])
def test_nothing_is_invented(text: str) -> None:
    document = read(text)
    assert (document.title, document.number, document.issuer, document.issued) == (None, None, None, None)
    assert document.period == (None, None)


def test_the_date_until_which_it_holds_is_not_the_date_of_issue() -> None:
    head = "示例市人民政府关于支持示例的若干措施\n示政发〔2026〕3号\n各区人民政府：\n示例市人民政府\n2026年4月7日\n"
    tail = "一、总则\n做好示例。\n本措施自2026年5月1日起施行，有效期至2029年12月31日。"
    assert read(head + tail).issued == date(2026, 4, 7)
    assert read(head.replace("2026年4月7日\n", "") + tail).issued == date(2026, 5, 1)
    assert read(head + tail + "\n示例市人民政府\n2026年4月9日").issued == date(2026, 4, 9)
