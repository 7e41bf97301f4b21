"""A hash changes with all that a verdict depends on, and with nothing else."""

import shutil
from pathlib import Path

import pytest

from tests.engine.support import SMALL
from tidu.engine import load_packs
from tidu.engine.packs.hashing import content_hash
from tidu.engine.schema.published import PublishedFile

NAME = "test.small-2020"
BEFORE = load_packs(SMALL, shipped=False).standard(NAME).content_hash


def changed(tmp_path: Path, name: str, old: str, new: str, *, standard: str = NAME) -> str:
    """The hash of a standard after a change to one file of the small packs."""
    site = Path(shutil.copytree(SMALL, tmp_path / "site"))
    text = (site / name).read_text("utf-8")
    assert old in text
    (site / name).write_text(text.replace(old, new, 1), "utf-8")
    return load_packs(site, shipped=False).standard(standard).content_hash


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("standards/small-2020.yaml", "1000万", "1500万"),
        ("standards/small-2020.yaml", 'clause: "附件·一"', 'clause: "附件·三"'),
        ("gate.yaml", "own_brand", "key_link"),
        ("facts.yaml", 'minimum: 0, definition: "全年营业收入。"', 'definition: "全年营业收入。"'),
        ("facts.yaml", "全年营业收入。", "全年含税营业收入。"),
        ("facts.yaml", "period: as_of, minimum: 0, maximum: 5", "period: window, minimum: 0, maximum: 5"),
    ],
)
def test_what_the_verdict_depends_on(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert changed(tmp_path, name, old, new) != BEFORE


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("standards/small-2020.yaml", "version: 1", "# 说明\nversion:    1"),
        ("facts.yaml", 'aliases: ["营收"]', 'aliases: ["营收", "营业总收入"]'),
        ("facts.yaml", "全年研发费用。", "全年研究开发费用。"),
        ("standards/size.yaml", "1000人", "2000人"),
        ("levels.yaml", "小企业", "小型企业"),
        ("applicability.yaml", "2020-01-01\n", "2021-01-01\n"),
    ],
)
def test_what_it_does_not_depend_on(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert changed(tmp_path, name, old, new) == BEFORE


def test_another_pack_beside_it_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        'facts:\n  - {id: exports, label: "出口额", type: money, period: year, definition: "说明。"}\n',
        "utf-8",
    )
    assert load_packs(SMALL, tmp_path, shipped=False).standard(NAME).content_hash == BEFORE


def test_a_gate_by_size_depends_on_the_size_classes(tmp_path: Path) -> None:
    site = Path(shutil.copytree(SMALL, tmp_path / "one"))
    gate = site / "gate.yaml"
    gate.write_text(
        gate.read_text("utf-8").replace(
            'test: "own_brand"', 'size: {standard: "test.size", in: [small, micro]}'
        ),
        "utf-8",
    )
    first = load_packs(site, shipped=False).standard(NAME).content_hash
    sizes = site / "standards" / "size.yaml"
    sizes.write_text(sizes.read_text("utf-8").replace("1000人", "2000人"), "utf-8")
    other = Path(shutil.copytree(site, tmp_path / "two"))
    assert load_packs(other, shipped=False).standard(NAME).content_hash != first


def test_a_title_and_a_ledger_count(tmp_path: Path) -> None:
    """What a standard holds or derives belongs to its closure."""
    site = Path(shutil.copytree(SMALL, tmp_path / "one"))
    path = site / "standards" / "small-2020.yaml"
    text = path.read_text("utf-8").replace('test: "revenue >= 1000万"', 'holds: "test.small"')
    ledger = (
        'derive:\n  - {fact: patents, of: ip, clause: "三", confirmation: one-source, measure: count, '
        'keep: [{when: "not transferred_in", reason: "受让"}]}\n'
    )
    path.write_text(text + ledger, "utf-8")
    first = load_packs(site, shipped=False).standard(NAME).content_hash
    for number, (name, old, new) in enumerate(
        [
            ("levels.yaml", "小企业", "小型企业"),
            ("facts.yaml", "受让取得", "受让得来"),
            ("facts.yaml", "有效专利", "专利"),
        ]
    ):
        other = Path(shutil.copytree(site, tmp_path / f"other-{number}"))
        (other / name).write_text((other / name).read_text("utf-8").replace(old, new), "utf-8")
        assert load_packs(other, shipped=False).standard(NAME).content_hash != first


def test_canonical_form() -> None:
    one = PublishedFile(standards={"a": {"1": "x"}, "b": {}})
    other = PublishedFile(standards={"b": {}, "a": {"1": "x"}})
    assert content_hash([one]) == content_hash([other])
    assert content_hash([one, other]) != content_hash([one])
    assert len(content_hash([])) == 64
