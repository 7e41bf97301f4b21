from tests.web.bulletins.made import Head, draft
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.bulletins.forms import BeginForm, DraftForm, IssueForm, quarters_over


def test_only_quarters_that_are_over_are_offered(site: Site) -> None:
    adopted = plan(site)
    assert quarters_over(adopted)[0].key == "2025q4"
    assert BeginForm({"quarter": "2025q4"}, plan=adopted).is_valid()
    assert not BeginForm({"quarter": "2030q1"}, plan=adopted).is_valid()


def test_a_draft_is_read_from_its_form(site: Site) -> None:
    made = draft(site)
    form = DraftForm({**Head.fields, "text-next": "甲\n乙"}, bulletin=made)
    assert form.is_valid()
    assert form.head["title"] == "关于示例季度的通报"
    assert form.texts["next"] == "甲\n乙"
    assert set(form.texts) == {one.key for one in made.text.sections}
    assert form["text-overview"].initial == made.text.sections[0].text
    wrong = DraftForm({**Head.fields, "number": "0", "title": ""}, bulletin=made)
    assert not wrong.is_valid()
    assert wrong.errors["title"] == ["请填写标题"]


def test_a_day_is_asked_for() -> None:
    assert IssueForm({"on": ""}).errors["on"] == ["请填写印发日期"]
    assert IssueForm({"on": "昨天"}).errors["on"] == ["日期写作 2026-01-12"]
