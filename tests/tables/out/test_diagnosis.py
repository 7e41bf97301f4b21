from datetime import date

import pytest

from tests.tables.out.made import ON, SIZE, SRDI, SRDI_2022, diagnosis, firm
from tidu.engine import UnknownIdError, Verdict, load_packs
from tidu.tables.out.diagnosis import choose_in_force, choose_named, judge


def ids(*firms_in: str, on: date = ON, case: str = "new") -> list[str]:
    """Standards in force for firms of these jurisdictions."""
    firms = [firm(number, jurisdiction=place) for number, place in enumerate(firms_in, start=1)]
    chosen = choose_in_force(load_packs(), firms, on=on, case="renewal" if case == "renewal" else "new")
    return [item.standard.id for item in chosen]


def test_in_force_by_date_and_case() -> None:
    nationwide = [
        "national.innovative-2022",
        SRDI,
        "national.little-giant-2026",
        "national.champion-2023",
        SIZE,
    ]
    assert ids("320500") == nationwide
    assert "national.little-giant-2022" in ids("320500", case="renewal")
    assert "national.little-giant-2026" not in ids("320500", case="renewal")
    assert SRDI_2022 in ids("320500", on=date(2026, 3, 31))


def test_a_regional_standard_is_for_its_region_alone() -> None:
    inside, outside = firm(1, jurisdiction="浙江省杭州市"), firm(2, jurisdiction="320500")
    chosen = choose_in_force(load_packs(), [inside, outside], on=ON, case="new")
    regional = next(item for item in chosen if item.standard.id == "zhejiang.hidden-champion-2026")
    assert regional.firms == (inside,)
    assert all(item.firms == (inside, outside) for item in chosen if item is not regional)


def test_without_firms_the_nationwide_standards_still_answer() -> None:
    assert ids() == ids("320500")


def test_nothing_before_the_first_standard() -> None:
    assert ids("320500", on=date(2001, 1, 1)) == []


def test_a_standard_named_runs_though_it_is_not_in_force() -> None:
    (old, new) = choose_named(load_packs(), [firm()], [SRDI_2022, SRDI, SRDI], on=ON, case="new")
    assert "不适用于新申请" in old.notes[0]
    assert new.notes == ()


def test_an_unknown_standard_gives_near_names() -> None:
    with pytest.raises(UnknownIdError, match=r"national\.srdi-2026"):
        choose_named(load_packs(), [], ["national.srdi-2062"], on=ON, case="new")


def test_a_firm_is_judged_or_classified() -> None:
    library = load_packs()
    judged = judge(library.standard(SRDI), firm(), on=ON, case="new")
    assert judged.result is not None
    assert judged.result.verdict is Verdict.met
    assert judged.size is None
    sized = judge(library.standard(SIZE), firm(), on=ON, case="new")
    assert sized.size is not None
    assert sized.size.size == "small"


def test_results_come_one_by_one_and_are_counted() -> None:
    steps: list[int] = []
    made = diagnosis([firm(1), firm(2)], SRDI, SIZE)
    counted = type(made)(made.library, made.roster, made.on, made.case, made.chosen, lambda: steps.append(1))
    assert counted.size == 4
    assert [judged.firm.name for judged in counted.judged(counted.chosen[0])] == ["虚构企业1", "虚构企业2"]
    assert len(steps) == 2
    assert counted.case_label == "新申请"
