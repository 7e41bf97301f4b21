from datetime import date

import pytest

from tidu.web.applications.moves import TitleTerms


def test_terms_are_frozen() -> None:
    terms = TitleTerms(date(2026, 1, 1))
    assert (terms.until, terms.number) == (None, "")
    with pytest.raises(AttributeError):
        terms.until = date(2027, 1, 1)  # type: ignore[misc] # it must fail
