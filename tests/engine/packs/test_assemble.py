"""Files are put together: one world, then the standards."""

from tests.engine.support import ground
from tidu.engine.packs.assemble import build_standards, build_world
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.loaded import read_files
from tidu.engine.packs.problems import Problems


def test_the_small_packs() -> None:
    loaded = read_files(ground(), Problems())
    world = build_world(loaded, Problems())
    assert set(world.sizes) == set(world.size_files) == {"test.size"}
    assert set(world.levels) == {"test.small", "test.big"}
    standards = build_standards(loaded, world, Problems())
    small = standards["test.small-2020"]
    assert [condition.id for condition in small.program("new").conditions] == ["clean", "revenue"], (
        "the gate first"
    )
    assert standards["test.size"].programs == {}


def test_the_first_of_two_with_one_id_stays() -> None:
    text = next(file.text for file in ground() if file.name == "standards/small-2020.yaml")
    files = (*ground(), PackFile("site/standards/small.yaml", "standard", text.replace("1000万", "1万")))
    problems = Problems(collect=True)
    loaded = read_files(files, problems)
    standards = build_standards(loaded, build_world(loaded, problems), problems)
    assert [error.message for error in problems.errors] == ["同一 id、同一版本有两种内容"]
    assert standards["test.small-2020"].spec.conditions[0].test == "revenue >= 1000万"


def test_facts_of_two_files_are_joined_in_order() -> None:
    more = 'facts:\n  - {id: exports, label: "出口额", type: money, period: year, definition: "说明。"}\n'
    loaded = read_files((*ground(), PackFile("site/facts.yaml", "facts", more)), Problems())
    names = list(build_world(loaded, Problems()).catalogue.facts)
    assert names[-1] == "exports"
    assert names[0] == "established_on"
