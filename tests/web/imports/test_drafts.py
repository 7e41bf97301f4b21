"""What is got ready of rows before any transaction."""

import json
from datetime import date

from tidu.web.imports.drafts import NEW_COLUMNS, drafted, drafts_of
from tidu.web.imports.models import Chunk, Outcome
from tidu.web.imports.packing import StagedRow, pack, texts_of

TODAY = date(2026, 11, 28)


def row(number: int, outcome: str = Outcome.NEW, **fields: object) -> StagedRow:
    texts = texts_of(fields.pop("values", {}))  # type: ignore[arg-type] # of the row
    return StagedRow(number, "91", "示例", outcome, texts=texts, **fields)  # type: ignore[arg-type] # as above


def test_rows_of_one_firm_are_merged_and_the_later_counts() -> None:
    first = row(
        2, values={2025: {"revenue": "1.00", "employees": "5"}}, master={"sector": "新材料"}, place_id=3
    )
    second = row(3, values={2025: {"revenue": "2.00"}, 2024: {"revenue": "9.00"}}, place_id=0)
    (draft,) = drafts_of([first, second], "示例名单.xlsx").values()
    assert draft.values(2025) == {"revenue": "2.00", "employees": "5"}
    assert (draft.values(2024), draft.values(2023)) == ({"revenue": "9.00"}, {})
    assert json.loads(draft.texts[2025]) == draft.values(2025)
    assert draft.places == {2025: "示例名单.xlsx，第 3 行", 2024: "示例名单.xlsx，第 3 行"}
    assert (draft.place, draft.name, draft.spelled) == (3, "示例", ("shili", "sl"))


def test_rejected_and_waiting_rows_are_left_out() -> None:
    assert drafts_of([row(2, Outcome.REJECTED), row(3, Outcome.UNMATCHED)], "") == {}


def test_a_new_firms_columns_hold_its_summary() -> None:
    staged = row(
        2, values={2025: {"revenue": "1.00"}, 0: {"srdi_until": "2099-12-31"}}, master={"sector": "新材料"}
    )
    (draft,) = drafts_of([staged], "").values()
    named = dict(zip(NEW_COLUMNS[8:], draft.columns(TODAY), strict=True))
    assert (named["level"], named["title_until"]) == ("national.srdi", "2099-12-31")
    assert (named["sector"], named["chain"], named["established_on"]) == ("新材料", "", None)
    assert named["completeness"] == 2 * 100 // 12


def test_what_is_on_record_needs_no_pinyin() -> None:
    (draft,) = drafts_of([row(2, Outcome.CHANGED)], "").values()
    assert draft.spelled == ("", "")


def test_a_chunk_is_drafted_with_the_columns_of_new_firms() -> None:
    staged = [row(2, master={"sector": "新材料"}), StagedRow(3, "92", "示例乙", Outcome.CHANGED)]
    rows, drafts = drafted(Chunk(body=pack(staged)), "示例名单.xlsx", TODAY)
    assert rows == staged
    assert drafts["91"].made == drafts["91"].columns(TODAY)
    assert drafts["92"].made == ()


def test_a_name_is_spelled_as_it_was_staged() -> None:
    (draft,) = drafts_of([row(2, spelled=("staged", "s")), row(3)], "").values()
    assert draft.spelled == ("shili", "sl"), "the last row's name counts"
    (draft,) = drafts_of([row(2), row(3, spelled=("staged", "s"))], "").values()
    assert draft.spelled == ("staged", "s")
