"""Rules on ledger rows are typed in the scope of the ledger; their clause is their own or the derivation's."""

from tests.engine.support import standard_of

BODY = """
conditions: [{id: "c", label: "条件", clause: "一", confirmation: one-source, test: "patents >= 1"}]
derive:
  - fact: patents
    of: ip
    clause: "三"
    confirmation: one-source
    measure: count
    keep:
      - {when: "kind == 'invention'", reason: "不是发明"}
      - {when: "not transferred_in or full_years(granted_on) >= 1年", reason: "受让不足一年", clause: "四"}
  - fact: rd_expense
    offset: -1
    of: ip
    clause: "五"
    confirmation: one-source
    measure: sum
    amount: amount
    keep: []
  - {fact: institution, of: ip, clause: "五", confirmation: one-source, measure: best_choice, amount: level, keep: []}
  - {fact: award_rank, of: ip, clause: "五", confirmation: one-source, measure: best_rank, amount: rank, keep: []}
  - {fact: own_brand, of: ip, clause: "五", confirmation: one-source, measure: any, keep: []}
"""


def test_derivations() -> None:
    derivations = standard_of(BODY).program("new").derivations
    assert [(rule.spec.fact, rule.spec.offset) for rule in derivations] == [
        ("patents", None),
        ("rd_expense", -1),
        ("institution", None),
        ("award_rank", None),
        ("own_brand", None),
    ]
    assert [(rule.reason, rule.clause) for rule in derivations[0].rules] == [
        ("不是发明", "三"),
        ("受让不足一年", "四"),
    ]


def test_both_cases_share_them() -> None:
    standard = standard_of(BODY)
    assert standard.program("new").derivations is standard.program("renewal").derivations
