from tests.reader.kit import duties
from tidu.reader import read
from tidu.reader.formats.html import html_text, looks_like_html

PAGE = """<!DOCTYPE html><html><head><title>示例日报</title><style>p{}</style><script>var a='一、假';</script></head>
<body><nav><a>首页</a></nav><ul><li>上一版</li><li>返回首页</li></ul>
<h1>示例行动计划</h1><p>一、任务</p><p>1.做&nbsp;甲。<b>推进</b>示例。
（责任单位：市甲局）</p><table><tr><td>甲</td><td>乙</td></tr></table><footer>版权所有</footer></body></html>"""


def test_a_page_becomes_lines() -> None:
    text = html_text(PAGE)
    assert "假" not in text
    assert "版权" not in text
    assert "返回首页" not in text
    assert "示例行动计划\n\n一、任务" in text


def test_a_newspaper_page_is_read() -> None:
    assert duties(read(PAGE.encode())) == [("做甲", ("市甲局",))]


def test_an_unclosed_element_silences_nothing_else() -> None:
    assert html_text("<html><nav>目录<ul></nav><p>正文</p>") == "正文"


def test_what_looks_like_a_page() -> None:
    assert looks_like_html("<div class=x>")
    assert not looks_like_html("一、任务 < 二、任务")


def test_paragraphs_inside_a_cell_stay_in_it() -> None:
    page = "<html><body><table><tr><td><p>甲</p><p>乙</p></td><td><p>丙</p></td></tr></table></body></html>"
    assert html_text(page) == "甲 乙\t丙"


def test_cells_over_several_columns_and_rows() -> None:
    page = (
        "<html><table><tr><td rowspan=2>甲</td><td colspan=2>乙</td><td>丙</td></tr>"
        "<tr><td>丁</td><td>戊</td><td>己</td></tr><tr><td colspan=x>庚</td><td>辛</td></tr></table></html>"
    )
    assert html_text(page).split("\n") == ["甲\t乙\t\t丙", "", "\t丁\t戊\t己", "", "庚\t辛"]


def test_a_page_laid_out_in_a_cell_keeps_its_lines() -> None:
    body = "".join(f"<p>第{number}段示例文字做好示例工作完善示例机制</p>" for number in range(40))
    page = f"<html><table><tr><td>{body}</td></tr></table></html>"
    assert html_text(page).count("\n") > 30
