from tests.engine.amounts.build import amount_of


def test_slots_are_listed_once_in_reading_order() -> None:
    amount = amount_of(
        {
            "by_level": [
                {
                    "when": "employees >= 10人",
                    "rate": {
                        "share": "10%",
                        "base": "revenue - revenue[-1]",
                        "label": "增量",
                        "cap": "local_contribution",
                    },
                },
                {"level": "national.srdi", "unstated": "适当奖励"},
                {"rate": {"share": "5%", "base": "revenue", "label": "营业收入"}},
            ]
        }
    )
    assert [slot.key for slot in amount.slots] == [
        "employees",
        "revenue",
        "revenue[-1]",
        "local_contribution",
        "srdi_until",
    ]


def test_a_price_reads_its_reference() -> None:
    amount = amount_of({"price_floor": {"share": "70%", "price": "total_assets", "label": "基准价"}})
    assert [slot.key for slot in amount.slots] == ["total_assets"]
    assert amount.kind == "price_floor"
