from datetime import date

from tidu.web.batches.proposals import FORM, calls_for, materials_for, standard_for


def test_local_calls_come_first() -> None:
    calls = list(calls_for("220100").values())
    assert [call.workflow.id for call in calls[:2]] == [
        "changchun.seed-collection",
        "changchun.srdi-city-recognition",
    ]
    labels = [call.label for call in calls]
    assert "到期复核：专精特新中小企业" in labels
    assert len(set(labels)) == len(labels)


def test_other_places_do_not_see_them() -> None:
    assert not any("长春" in call.label for call in calls_for("320581").values())
    assert any("苏州市" in call.label for call in calls_for("320581").values())


def test_the_standard_of_the_day() -> None:
    def standard(day: date, case: str = "new", level: str = "national.srdi") -> str:
        return standard_for(level, case, on=day, code="320581")  # type: ignore[arg-type] # a table

    assert standard(date(2025, 6, 1)) == "national.srdi-2022"
    assert standard(date(2026, 6, 1)) == "national.srdi-2026"
    assert standard(date(2026, 6, 1), "renewal", "national.little-giant") == "national.little-giant-2022"
    assert standard(date(2026, 6, 1), level="suzhou.srdi-demo") == ""
    assert standard(date(2026, 6, 1), level="") == ""


def test_materials_of_a_standard() -> None:
    form, *others = materials_for("national.srdi-2026", "new")
    assert (form.label, form.is_mandatory) == (FORM, True)
    assert len({one.label for one in others}) == len(others)
    audit = next(one for one in others if one.label == "年度审计报告资产负债表")
    assert audit.note.startswith("用于：")
    assert not audit.is_mandatory
    # What only an authority can look up asks for nothing.
    assert not any("信用信息公示" in one.label for one in others)


def test_without_a_standard_only_the_form() -> None:
    assert [one.label for one in materials_for("", "new")] == [FORM]
