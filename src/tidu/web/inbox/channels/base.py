"""What a channel can do. A site's own channel is a class with these four members, named in the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.inbox.wording import Letter


class DeliveryError(Exception):
    """A letter could not be handed over; the text is kept and shown to the operator."""


class Channel(Protocol):
    """A way out of the site."""

    label: str

    def problem(self) -> str:
        """Say in Chinese why the channel cannot be used on this site; empty where it can."""

    def remark(self) -> str:
        """Say in Chinese where letters go, for the operator's page."""

    def address_of(self, user: User) -> str:
        """Return where a person is reached; empty where she is not."""

    def deliver(self, letter: Letter) -> None:
        """Hand a letter over.

        Raises:
            DeliveryError: it was not taken; it is tried again later.
        """
