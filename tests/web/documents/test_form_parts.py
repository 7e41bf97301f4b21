from tidu.web.documents.form_parts import split_names
from tidu.web.documents.item_forms import NamedForm


def test_names_with_commas_in_brackets_stay_whole() -> None:
    text = "市甲局、各镇（街道、园区），市乙局；市甲局\n市丙局"
    assert split_names(text) == ["市甲局", "各镇（街道、园区）", "市乙局", "市丙局"]


def test_the_clause_stands_last_and_tasks_are_offered_by_their_titles() -> None:
    form = NamedForm(tasks={"t1": "示例任务"})
    assert list(form.fields) == ["label", "text", "task", "clause"]
    assert 'value="t1">示例任务' in str(form["task"])


def test_an_entry_leaves_out_the_task_where_none_is_chosen() -> None:
    form = NamedForm({"label": "示例", "clause": "一", "task": ""}, tasks={})
    assert form.is_valid()
    assert form.entry() == {"label": "示例", "text": "", "task": None, "clause": "一"}
    assert NamedForm.shown({"label": "示例", "task": None}) == {"label": "示例", "text": "", "task": ""} | (
        {"clause": ""}
    )
