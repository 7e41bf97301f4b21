from tests.reader.kit import item, money


def test_a_promise_told_by_standards() -> None:
    rules = money(item("对新获评的示例景区给予奖励，奖励标准甲级为4万元，乙级为9万元。"))
    assert [rule[1] for rule in rules] == [40_000, 90_000]


def test_a_promise_told_in_the_next_sentence() -> None:
    body = "对参加示例国际会议的人才给予资助。国内会议每次最高1万元，境外会议每次最高4万元。"
    rules = item(body).incentives
    assert [(rule.what, int(rule.cap or 0)) for rule in rules] == [
        ("参加示例国际会议的人才资助（国内会议）", 10_000),
        ("参加示例国际会议的人才资助（境外会议）", 40_000),
    ]
    assert all(rule.confidence < 0.9 for rule in rules)
    body = "对新评的示例园区给予奖励，标准为：甲级90万元、乙级50万元。"
    assert [rule[1] for rule in money(item(body))] == [900_000, 500_000]


def test_a_limit_or_another_base_is_no_standard() -> None:
    for sentence in ("单个企业累计最高9万元。", "年收入不低于300万元。", "以当年评审结果为准。"):
        rules = item(f"对示例企业给予补助。{sentence}").incentives
        assert not any("（" in rule.what for rule in rules), sentence


def test_parts_in_the_clauses_behind_a_promise() -> None:
    body = "对示例认证给予补贴，甲食品每个2万元，乙食品每个3万元，丙标志每个10万元。"
    assert [rule[:2] for rule in money(item(body))] == [
        ("示例认证补贴（甲食品）", 20_000),
        ("示例认证补贴（乙食品）", 30_000),
        ("示例认证补贴（丙标志）", 100_000),
    ]
