"""Forms of titles."""

from tidu.web.titles.forms import TitleForm, WithdrawForm


def test_titles_of_their_own_are_offered_by_name() -> None:
    page = TitleForm().as_p()
    assert "制造业单项冠军" in page
    assert "高新技术企业" in page
    assert ">科技和创新型中小企业<" not in page


def test_what_must_be_there_is_asked_for() -> None:
    assert set(TitleForm({}).errors) == {"level", "until"}
    assert set(WithdrawForm({}).errors) == {"on", "reason"}
