from tidu.engine import load_packs
from tidu.engine.schema.common import Confirmation
from tidu.engine.schema.scores import Bands, Indicator, Tier
from tidu.tables.out.rules import rule_writer
from tidu.tables.out.tiers import indicator_text


def texts(standard: str) -> dict[str, str]:
    library = load_packs()
    table = library.standard(standard).spec.score
    assert table is not None
    return {item.label: indicator_text(item, rule_writer(library)) for item in table.indicators}


def test_every_indicator_says_its_tiers() -> None:
    for standard in ("national.srdi-2022", "national.innovative-2022"):
        assert all("分" in text for text in texts(standard).values())


def test_all_kinds_are_said() -> None:
    text = "\n".join(texts("national.srdi-2022").values())
    assert "80% 以上 5 分；70%–80% 3 分；60%–70% 1 分；60% 以下 0 分" in text
    assert "（取高者）" in text
    assert "每具备一项得 3 分，最高 5 分" in text
    assert "每满 2年 得 1 分，最高 5 分" in text
    assert "由主管部门评定，0–15 分" in text
    assert "其余：0 分" in text


def test_a_tier_without_bounds() -> None:
    indicator = Indicator(
        id="x",
        group="g",
        label="项",
        max=1,
        clause="附件",
        confirmation=Confirmation.one_source,
        bands=Bands(value="revenue", tiers=(Tier(points=1),)),
    )
    assert indicator_text(indicator, rule_writer(load_packs())) == "上年度营业收入：不限 1 分"
