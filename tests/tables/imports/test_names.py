"""Names of firms compared."""

import pytest

from tidu.tables.imports.names import differs_strongly, normal


def test_brackets_width_and_the_form_of_the_company_do_not_matter() -> None:
    assert normal("示例（东区） 机械有限责任公司") == normal("示例(东区)机械有限公司")
    assert normal("ＡＢＣ示例-科技") == "ABC示例科技"


@pytest.mark.parametrize(
    ("written", "registered", "differs"),
    [
        ("示例精密机械有限公司", "示例精密机械股份有限公司", False),
        ("示例精密机械有限公司", "示例市精密机械有限公司", False),
        ("示例精密", "示例精密机械有限公司", False),
        ("", "示例精密机械有限公司", False),
        ("有限公司", "示例精密机械有限公司", False),
        ("别处电子商务有限公司", "示例精密机械有限公司", True),
    ],
)
def test_what_can_hardly_be_the_same_firm(written: str, registered: str, *, differs: bool) -> None:
    assert differs_strongly(written, registered) is differs
