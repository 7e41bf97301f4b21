"""Ledger rows in words."""

from tidu.web.ledgers.wording import row_text
from tidu.web.packs import library


def test_fields_read_by_their_labels_in_order() -> None:
    definition = library().catalogue.records["equity"]
    values = {"amount": "5000000.00", "qualified": True, "paid_on": "2025-03-01", "investor": ""}
    assert list(row_text(definition, values).items()) == [
        ("合格机构投资者", "是"), ("实缴金额", "500 万元"), ("实缴日期", "2025-03-01"),
    ]  # fmt: skip
