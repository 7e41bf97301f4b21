"""Room for a request's frames: one piece of memory from the start, instead of many taken and given back.

CPython (3.11 to 3.14) keeps the frames of Python calls in pieces of 16 KiB. A call that does not fit takes a new
piece from the system, and its return gives it back; where a loop's calls lie just on such a border, every turn of
the loop pays for two system calls and for pages of zeros. Behind fifteen layers of middleware a template's loops
often do: the diagnosis of a firm took a quarter longer than the same templates rendered alone. A frame that asks for
more gets a larger piece, and what it calls lies in the rest of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# In slots of eight bytes: 128 KiB and the thousand slots that CPython adds make it take 256 KiB, of which half is left
# for three or four hundred calls, one in the other. Memory that no call reaches is never touched.
_SLOTS = 16 * 1024


def _answer(get_response: Callable[[HttpRequest], HttpResponse], request: HttpRequest) -> HttpResponse:
    return get_response(request)


_answer.__code__ = _answer.__code__.replace(co_stacksize=_SLOTS)


class RoomForFrames:
    """Middleware, the outermost: answers with room for the frames of everything below."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return _answer(self.get_response, request)
