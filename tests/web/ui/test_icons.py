from tidu.web.ui.icons import icon


def test_an_icon_beside_its_word_is_silent() -> None:
    assert 'aria-hidden="true"' in icon("home")
    assert icon("home").count("#home") == 1


def test_an_icon_alone_says_what_it_means() -> None:
    assert 'aria-label="删除&lt;"' in icon("trash", label="删除<")
