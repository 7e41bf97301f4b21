"""Forms of titles."""

from datetime import date

from tidu.web.packs import library
from tidu.web.titles.forms import RevokeForm, StepForm, TitleForm


def test_titles_of_their_own_are_offered_by_name() -> None:
    page = TitleForm().as_p()
    assert "制造业单项冠军" in page
    assert "高新技术企业" in page
    assert ">科技和创新型中小企业<" not in page


def test_what_must_be_there_is_asked_for() -> None:
    assert set(TitleForm({}).errors) == {"level", "until"}
    assert set(StepForm({}).errors) == {"on", "reason"}
    assert set(RevokeForm({}, revocation=None).errors) == {"on", "reason", "ground"}


def test_the_grounds_are_those_of_the_rule_in_force_and_any_other_reason() -> None:
    revocation = library().upkeep.revocation("national.srdi", date(2026, 6, 1))
    page = RevokeForm(revocation=revocation).as_p()
    assert "数据造假（3 年内不得申报）" in page
    assert "工信部企业〔2026〕2号" in page
    values = {"on": "2026-06-01", "reason": "示例"}
    for ground, kept in (("fabrication", "fabrication"), ("other", "")):
        form = RevokeForm({**values, "ground": ground}, revocation=revocation)
        assert form.is_valid()
        assert form.cleaned_data["ground"] == kept
    assert not RevokeForm({**values, "ground": "fabrication"}, revocation=None).is_valid()
