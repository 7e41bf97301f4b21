"""The form of choices has a field a kind and channel that can be used."""

from tidu.web.inbox.choices import DEFAULTS
from tidu.web.inbox.forms import ChoicesForm
from tidu.web.inbox.kinds import MessageKind


def test_fields_follow_kinds_and_channels() -> None:
    form = ChoicesForm(modes=DEFAULTS, usable=["mail"])
    rows = list(form.rows())
    assert [label for label, _ in rows] == MessageKind.labels
    assert all(len(fields) == 1 for _, fields in rows)
    assert form["due-mail"].initial == "now"


def test_only_known_modes_are_taken() -> None:
    values = {f"{kind}-mail": "digest" for kind in MessageKind.values}
    form = ChoicesForm(values, modes=DEFAULTS, usable=["mail"])
    assert form.is_valid()
    assert form.modes()["due", "mail"] == "digest"
    assert set(ChoicesForm(values | {"due-mail": "x"}, modes=DEFAULTS, usable=["mail"]).errors) == {
        "due-mail"
    }
