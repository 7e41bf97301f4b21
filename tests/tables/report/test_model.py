from tests.tables.report.firm import NAME, report


def test_sections_in_order_with_their_documents() -> None:
    made = report()
    assert made.firm == NAME
    assert made.case == "新申请"
    assert [one.level for one in made.sections] == ["创新型中小企业", "专精特新中小企业"]
    assert "〔2026〕2号" in made.sections[1].document


def test_axes_are_groups_of_a_score() -> None:
    (section,) = report("national.srdi-2022").sections
    assert [axis.label for axis in section.axes] == [bar.label for bar in section.shown.groups]
    assert any(axis.reached is None for axis in section.axes)


def test_axes_are_conditions_that_ask_for_figures() -> None:
    (section,) = report("national.srdi-2026").sections
    axes = {axis.label: axis.reached for axis in section.axes}
    assert axes["从事特定细分市场满3年"] == 1
    assert axes["专精特新发展评价得分"] is None
    assert 0.8 < (axes["上年末资产负债率不高于80%"] or 0) < 1
    # The worst year: 90万 of 100万, 2.25 % of 3 %.
    assert 0.7 < (axes["近两年每年的研发费用"] or 0) < 0.8
    assert "未列入经营异常名录" not in axes
