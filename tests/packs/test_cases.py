"""Every worked example beside the shipped standards comes true, one test each."""

import pytest

from tidu.engine import load_packs
from tidu.engine.packs.cases import run_case
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.standards import Case, CaseFile

FILES = {
    file.name: convert(read_yaml(file.text, file.name), CaseFile)
    for file in find_files([shipped_folder()], {"cases"})
}
EXAMPLES = [
    pytest.param(spec, case, id=f"{name.removesuffix('.yaml')}-{number}")
    for name, spec in FILES.items()
    for number, case in enumerate(spec.cases)
]


@pytest.mark.parametrize(("spec", "case"), EXAMPLES)
def test_example(spec: CaseFile, case: Case) -> None:
    found = [str(difference) for difference in run_case(load_packs(), spec, case)]
    assert found == [], case.name


@pytest.mark.parametrize("name", FILES)
def test_examples_have_names_of_their_own(name: str) -> None:
    names = [case.name for case in FILES[name].cases]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("standard", load_packs().standards)
def test_every_standard_has_examples(standard: str) -> None:
    assert any(spec.standard == standard for spec in FILES.values())
