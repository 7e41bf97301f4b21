from tidu.engine import load_packs
from tidu.tables.out.names import sheet_name, short_name


def test_words_that_every_standard_has_are_left_out() -> None:
    assert short_name("专精特新中小企业认定标准（2026年）") == "专精特新中小企业（2026年）"
    assert short_name("浙江省隐形冠军认定条件（2026年）") == "浙江省隐形冠军（2026年）"
    assert short_name("标准") == "标准"  # nothing would be left


def test_names_of_sheets_are_short_legal_and_different() -> None:
    taken: set[str] = set()
    for label in [standard.label for standard in load_packs().standards.values()] * 2:
        name = sheet_name(label, taken)
        assert name not in taken
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        taken.add(name)


def test_a_long_name_keeps_its_number() -> None:
    label = "某某省某某市某某县专精特新中小企业培育库入库企业评价办法"
    first = sheet_name(label * 2, set())
    assert sheet_name(label * 2, {first}).endswith("(2)")


def test_a_name_of_forbidden_signs_alone() -> None:
    assert sheet_name("[:]", set()) == "标准"
