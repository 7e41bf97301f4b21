from django.template import Context, Template
from django.test import RequestFactory


def render(text: str, **context: object) -> str:
    return Template("{% load tidu %}" + text).render(Context(context))


def test_figures_read_as_people_write_them() -> None:
    assert render("{{ v|fact:'revenue' }} {{ 'revenue'|fact_label }}", v="15000000") == "1,500 万元 营业收入"
    assert render("{{ 'national.srdi'|level_label }}") == "专精特新中小企业"


def test_a_panel_wraps_what_stands_in_it() -> None:
    html = render('{% panel title="基本信息" id="basics" %}<p>{{ v }}</p>{% endpanel %}', v="<b>")
    assert "<p>&lt;b&gt;</p>" in html
    assert 'id="basics"' in html
    assert "基本信息" in html


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    assert 'tabindex="0"' in render('{% table caption="名单" %}<tbody></tbody>{% endtable %}')


def test_a_link_changes_single_values_of_the_query() -> None:
    request = RequestFactory().get("/?q=a&page=3&level=x&level=y")
    assert render("{% with_query page=None q='b' %}", request=request) == "?level=x&amp;level=y&amp;q=b"


def test_data_of_a_chart_cannot_end_its_script() -> None:
    assert "</script><" not in render("{% chart_data 'x' d %}", d={"a": "</script><b>"})
