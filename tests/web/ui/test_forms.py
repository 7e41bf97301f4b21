from tests.web.ui.gallery import Form


def test_a_field_says_what_is_wrong_with_it() -> None:
    html = Form({"name": ""})["name"].as_field_group()
    assert 'class="form-control is-invalid"' in html
    assert 'id="id_name_error"' in html
    assert "aria-describedby" in html


def test_nothing_chosen_is_said_in_chinese() -> None:
    html = str(Form())
    assert "请选择" in html
    assert "-----" not in html


def test_a_group_of_boxes_has_a_name() -> None:
    assert '<legend class="form-label required">范围</legend>' in Form()["scope"].as_field_group()
