"""Master data in words."""

from datetime import date

from tidu.web.enterprises.wording import master_labels, master_text, told


def test_every_field_has_a_chinese_name() -> None:
    assert all(not label.isascii() for label in master_labels().values())


def test_values_are_words() -> None:
    assert master_text("size_industry", "industry") == "工业"
    assert master_text("status", "closed") == "注销、吊销"
    assert master_text("established_on", date(2015, 5, 20)) == "2015-05-20"
    assert master_text("sector", "") == ""
    assert told({"status": "active", "称号": "专精特新中小企业"}) == {
        "状态": "存续",
        "称号": "专精特新中小企业",
    }
    assert told(None) == {}
