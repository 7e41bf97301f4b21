"""Which record's value stays."""

from tidu.web.mergers.forms import MergeForm


def test_what_is_taken_is_named() -> None:
    form = MergeForm({"name": "kept", "sector": "gone"}, names=("name", "sector"))
    assert form.is_valid()
    assert form.taken() == {"sector"}


def test_every_choice_is_asked_for() -> None:
    form = MergeForm({"name": "other"}, names=("name", "sector"))
    assert sorted(form.errors) == ["name", "sector"]
