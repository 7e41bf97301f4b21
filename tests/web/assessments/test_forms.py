from tidu.web.assessments.forms import AttestationForm, ScreeningForm, standard_choices


def test_standards_by_name_without_classifications() -> None:
    choices = dict(standard_choices())
    assert "national.srdi-2026" in choices
    assert "national.size-2011" not in choices
    assert not choices["national.srdi-2026"].isascii()


def test_yes_and_no() -> None:
    form = AttestationForm({"value": "no", "note": "依据"})
    assert form.is_valid()
    assert form.cleaned_data["value"] is False
    assert not AttestationForm({"note": "依据"}).is_valid()


def test_a_standard_that_there_is_not() -> None:
    form = ScreeningForm({"on": "2026-06-01", "case": "new", "standards": ["national.best"]})
    assert "standards" in form.errors
    assert ScreeningForm({"on": "2026-06-01", "case": "new"}).is_valid()
