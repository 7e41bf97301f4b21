from tidu.web import packs


def test_labels_instead_of_ids() -> None:
    assert packs.fact_label("revenue") == "营业收入"
    assert packs.fact_label("nothing") == "未知指标"
    assert packs.level_label("national.srdi") == "专精特新中小企业"
    assert packs.level_label("") == ""
    assert packs.level_label("gone") == "未知称号"


def test_packs_are_read_once() -> None:
    assert packs.library() is packs.library()
