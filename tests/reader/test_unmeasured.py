import pytest

from tidu.reader import read


@pytest.mark.parametrize(
    "goal", ["示例产值翻一番", "实现示例上市企业零的突破", "示例水平位居全省前列", "示例收入实现翻番"]
)
def test_goals_without_a_figure_are_told(goal: str) -> None:
    text = f"一、主要目标\n到2033年，{goal}，示例企业达到30家。\n二、任务\n1.做好示例。"
    document = read(text)
    assert [target.metric for target in document.targets] == ["示例企业"]
    remark = next(one for one in document.remarks if "没有写数" in one)
    assert remark.endswith(f"：{goal}")
    assert f"第 {text.index(goal) + 1} 字" in remark


def test_what_was_reached_before_and_other_breakthroughs_are_not() -> None:
    text = "一、工作回顾\n示例产值翻一番。\n二、任务\n1.做好示例。实现示例技术突破。（市甲局负责）"
    assert not any("没有写数" in one for one in read(text).remarks)


def test_only_a_dozen_are_told() -> None:
    text = "一、主要目标\n" + "".join(f"示例{number}号产值翻番。" for number in range(40))
    assert sum("没有写数" in one for one in read(text).remarks) == 12
