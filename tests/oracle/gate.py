"""What every title asks for before its own conditions (national-criteria §0a)."""

from tests.oracle.firm import Firm
from tests.oracle.kit import Truth
from tests.oracle.size_2011 import small_or_medium


def conditions(firm: Firm) -> dict[str, Truth]:
    """SME by 300号; no major incident, dishonesty listing, abnormal operation (empty: a person decides).

    Registration in China and prohibited products are told by no fact.
    """
    return {
        "sme": small_or_medium(firm),
        "no-major-incident": firm.refuted("major_incident"),
        "not-dishonest": firm.refuted("dishonesty_list"),
        "normal-operation": firm.refuted("abnormal_operation"),
    }
