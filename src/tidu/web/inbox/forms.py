"""The form of a person's own choices: kinds of message down, channels across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from tidu.web.inbox.channels.registry import LABELS
from tidu.web.inbox.kinds import MessageKind, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms import BoundField

    from tidu.web.inbox.choices import Modes


class ChoicesForm(forms.Form):
    """One field a kind and channel that can be used on this site."""

    def __init__(self, *args: Any, modes: Modes, usable: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the modes, with the person's own chosen."""
        super().__init__(*args, **kwargs)
        self.usable = tuple(usable)
        for kind, channel in self._pairs():
            label = f"{MessageKind(kind).label}：{LABELS[channel]}"
            self.fields[f"{kind}-{channel}"] = forms.ChoiceField(
                label=label,
                choices=Mode.choices,
                initial=modes[kind, channel],
                widget=forms.Select(attrs={"aria-label": label}),
            )

    def rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Yield each kind with its fields, in the order of the channels."""
        for kind in MessageKind:
            yield kind.label, [self[f"{kind}-{channel}"] for channel in self.usable]

    def modes(self) -> dict[tuple[str, str], str]:
        """Return what was chosen, by kind and channel."""
        return {(kind, channel): self.cleaned_data[f"{kind}-{channel}"] for kind, channel in self._pairs()}

    def _pairs(self) -> list[tuple[str, str]]:
        return [(kind, channel) for kind in MessageKind.values for channel in self.usable]
