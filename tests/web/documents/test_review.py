import json

from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.documents.made import document
from tidu.web.documents.item_forms import TargetForm
from tidu.web.documents.models import Decision
from tidu.web.documents.review import Desk


def test_a_card_says_what_there_is_and_how_it_could_be_measured(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = document(site)
    desk, items = Desk(made), list(made.items.all())
    with django_assert_num_queries(3):
        cards = {item.key: desk.card(item) for item in items}
    first = cards["g1"]
    assert first.suggestion is not None
    assert first.suggestion.measure["titles"] == {"levels": ["national.srdi"], "count": "ever"}
    assert (first.tone, first.state_tone) == ("green", "secondary")
    assert cards["t1"].suggestion is None
    assert ("所属任务", "壮大示例队伍") in cards["m1"].lines


def test_what_is_struck_out_or_measured_gets_no_suggestion(site: Site) -> None:
    made = document(site)
    item = made.items.get(key="g1")
    item.state = Decision.REJECTED
    assert Desk(made).card(item).suggestion is None


def test_a_form_offers_measures_for_what_was_typed(site: Site) -> None:
    made = document(site)
    item = made.items.get(key="g2")
    form = Desk(made).form("target", item.value)
    assert isinstance(form, TargetForm)
    assert [radio.data["value"] for radio in form["measure"]] == [""]
    measure = json.dumps({"titles": {"count": "valid_on", "levels": ["national.srdi"]}}, sort_keys=True)
    sent = QueryDict(mutable=True)
    sent.update({"metric": "专精特新中小企业", "unit": "家", "op": ">=", "value": "5", "clause": "一"})
    sent["measure"] = measure
    bound = Desk(made).form("target", item.value, sent)
    assert bound.is_valid(), bound.errors
    assert bound.entry()["measure"] == json.loads(measure)
    sent["measure"] = '{"expression": "1"}'
    assert "measure" in Desk(made).form("target", item.value, sent).errors, "only what was offered is taken"
