from django.template import engines


def render(text: str, **context: object) -> str:
    return engines["jinja2"].from_string(text).render(context)


def test_it_knows_the_same_filters() -> None:
    assert render("{{ v|money }} {{ s|percent }}", v="12345000.00", s="0.5") == "1,234.5 万元 50.0%"
    assert render("{{ 'revenue'|fact_label }}") == "营业收入"
    assert render("{{ url('home') }}") == "/"


def test_it_escapes() -> None:
    assert render("{{ v }}", v="<b>") == "&lt;b&gt;"
