import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.reader import read
from tidu.reader.layout import even


def test_signs_have_one_form() -> None:
    assert even("(一)做好１０％的事;〔甲〕【乙】,好").text == "（一）做好10%的事；（甲）（乙），好"


def test_blanks_inside_words_go_and_those_between_latin_words_stay() -> None:
    assert even("市 工信局　负责 Open AI 平台").text == "市工信局负责Open AI平台"


def test_a_comma_in_a_number_is_none() -> None:
    assert even("1,200家，2，300家").text == "1,200家，2,300家"


def test_a_blank_between_offices_is_their_comma() -> None:
    assert even("（责任单位：区经信局 区财政局）").text == "（责任单位：区经信局、区财政局）"


def test_lines_cut_by_a_page_are_joined() -> None:
    words = "为加快示例产业高质量发展进一步优化示例环境特制定本计划并请各单位"
    page = "\n".join([words] * 12) + "\n到此为止。"
    flat = even(page).text
    assert "\n" not in flat


def test_headings_stay_lines() -> None:
    assert even("一、总体要求\n坚持示例原则。\n二、重点任务").text.count("\n") == 2


def test_a_word_that_fell_over_is_fetched_back() -> None:
    assert (
        even("（一）打造示例产业引领\n区\n依托示例园区。").text == "（一）打造示例产业引领区\n依托示例园区。"
    )


def test_an_open_bracket_joins_lines() -> None:
    assert even("做好示例。（示例市高\n新区管委会负责）").text == "做好示例。（示例市高新区管委会负责）"


def test_words_without_the_blanks() -> None:
    flat = even("做 好(示例)　工作")
    assert flat.words(0, len(flat.text)) == "做好(示例)工作"


def test_page_numbers_are_no_text() -> None:
    assert even("做好示例工作\n- 3 -\n一、任务").text == "做好示例工作\n一、任务"


@given(st.text(alphabet="甲乙（）()，, \n。1２：“”—\u3000\r\t", max_size=80))
def test_every_sign_knows_where_it_stood(text: str) -> None:
    flat = even(text)
    places = [flat.place(at) for at in range(len(flat.text))]
    assert places == sorted(set(places))
    for at, place in enumerate(places):
        assert even(text[place]).text in ("", flat.text[at]) or flat.text[at] in "、,，"


@given(st.text(alphabet="甲乙丙 \n", min_size=1, max_size=60), st.data())
def test_a_span_quotes_the_original(text: str, data: st.DataObject) -> None:
    flat = even(text)
    if not flat.text:
        return
    start = data.draw(st.integers(0, len(flat.text) - 1))
    end = data.draw(st.integers(start + 1, len(flat.text)))
    quoted = "".join(flat.quote(start, end).split())
    assert quoted == "".join(flat.text[start:end].split())


def test_ornaments_before_a_number_fall_away() -> None:
    assert even("◈ 1.做好示例\n● （一）做优示例").text == "1.做好示例\n（一）做优示例"
    assert even("●做好示例").text == "●做好示例"


def test_the_blank_behind_a_number_stays() -> None:
    assert even("4. 5G应用").text == "4. 5G应用"
    assert even("增长3. 5%").text == "增长3.5%"


def test_a_page_s_width_counts_latin_letters_as_half() -> None:
    lines = [
        "示例行动围绕重点产业开展做好各项示例工作",
        "对示例项目给予 10% 以内不超过 200 万元的奖",
        "励并且做好示例工作完善各项示例机制以及示",
        "例体系的建设对示例企业开展 20 次以上的走访",
        "服务工作形成示例成果推广示例经验营造示例",
        "氛围建立示例机制落实示例责任加强示例考核",
        "评价做好示例宣传引导推动示例发展提升示例",
        "水平打造示例品牌建设示例高地实现示例目标",
        "任务。",
    ]
    assert "\n" not in even("\n".join(lines)).text


def test_a_short_text_cut_at_one_width_is_joined() -> None:
    folded = (
        "一、重点任务\n1.加快示例产业数字化转型步伐，推动示例企业上云用云，建设一批\n"
        "示例平台，培育示例企业一百家，形成示例产业集群，带动示例产业转\n型升级和提质增效。\n"
    )
    assert "建设一批示例平台" in even(folded).text
    assert "产业转型升级" in even(folded).text


def test_lines_of_several_widths_stay() -> None:
    lines = "对新认定的示例国家级工程研究中心给予奖励补助支持\n对省级示例工程研究中心机构平台基地给予一次性补助和奖励\n"
    assert even(lines).text.count("\n") == 2


def test_signs_of_ratio_are_colons() -> None:
    assert even("按1∶1、1︰2配套").text == "按1：1、1：2配套"


def test_angles_round_words_are_brackets() -> None:
    assert even("各县<自治县、市、区>政府").text == "各县（自治县、市、区）政府"
    assert even("误差<5%").text == "误差<5%"


def test_a_blank_before_an_items_number_is_a_lost_line_end() -> None:
    text = "三、支持示例发展 13.支持甲。做好甲。（责任单位：市甲局） 14.加大乙。做好乙。（责任单位：市乙局）"
    assert [line[:5] for line in even(text).text.split("\n")] == ["三、支持示", "13.支持", "14.加大"]
    assert [(task.title, task.units) for task in read(text).tasks] == [
        ("支持甲", ("市甲局",)),
        ("加大乙", ("市乙局",)),
    ]


@pytest.mark.parametrize("text", ["推动 一、二、三产业融合", "按 3、4月份完成", "约 1.5万家"])
def test_other_blanks_before_numbers_end_no_line(text: str) -> None:
    assert "\n" not in even(text).text
