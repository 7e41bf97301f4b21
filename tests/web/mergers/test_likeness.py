"""Which records may be one firm, and why."""

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.mergers.likeness import Known, likenesses

NAMES = {
    1: "示例精密机械有限公司",
    2: "示例精密机械（有限责任公司）",
    3: "示例新材料有限公司",
    4: "别处电子有限公司",
}
CODES = {1: "A", 2: "B", 3: "C", 4: "D"}


def found(**changed: object) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    known = Known(**{"names": NAMES, "codes": CODES, **changed})  # type: ignore[arg-type] # a test's shorthand
    return [(one.pair, tuple(one.reasons)) for one in likenesses(known)]


def test_spellings_of_one_name_are_found() -> None:
    assert found() == [((1, 2), ("名称相同（不计括号、空格和公司类型）",))]


def test_former_codes_and_names_and_telephones_are_reasons_and_add_up() -> None:
    pairs = found(
        former_codes=[(4, "C")],
        former_names=[(3, "别处电子公司"), (99, "示例新材料")],
        phones=[(3, "0000000"), (4, "0000000"), (1, "1111111")],
    )
    assert pairs[0] == (
        (3, 4),
        ("原代码与另一份档案的代码相同", "曾用名与另一份档案的名称相同", "联系电话相同"),
    )


def test_a_telephone_of_many_is_an_agents() -> None:
    names = {number: f"{word}厂" for number, word in enumerate("甲乙丙丁戊己庚辛")}
    known = Known(names=names, codes={}, phones=[(number, "0000000") for number in names])
    assert likenesses(known) == []


def test_near_names_are_found_unless_a_number_differs() -> None:
    one, other = "示例东镇智能精密机械制造", "示例东镇智能精密器械制造"
    (pair,) = likenesses(Known(names={1: one, 2: other}, codes={}))
    assert pair.reasons == ["名称相近（92%）"]
    assert likenesses(Known(names={1: f"{one}01", 2: f"{one}02"}, codes={})) == []


def test_one_firm_is_compared_with_every_other() -> None:
    names = {
        1: "示例东镇智能精密机械制造",
        2: "新示例东镇智能精密机械制造",
        **{n: f"中间{n}" for n in range(3, 60)},
    }
    (pair,) = likenesses(Known(names=names, codes={}), only=2)
    assert pair.pair == (1, 2)
    assert likenesses(Known(names=names, codes={}), only=30) == []


@given(
    st.dictionaries(st.integers(0, 30), st.text("示例精密机械东西有限公司01（）", max_size=9), max_size=12)
)
def test_pairs_are_ordered_once_and_the_likeliest_first(names: dict[int, str]) -> None:
    pairs = likenesses(Known(names=names, codes=dict.fromkeys(names, "")))
    assert all(low < high and {low, high} <= names.keys() for low, high in (one.pair for one in pairs))
    assert len({one.pair for one in pairs}) == len(pairs)
    weights = [one.weight for one in pairs]
    assert weights == sorted(weights, reverse=True)
