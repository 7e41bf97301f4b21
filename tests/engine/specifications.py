"""Read the YAML specification beside each kind, and list its examples for parametrised tests."""

from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from tidu.engine.packs.strict_yaml import read_yaml


@cache
def specification(package: str, name: str) -> dict[str, Any]:
    """The specification of a kind, e.g. ``("functions", "total")``."""
    text = files(f"tidu.engine.{package}").joinpath(f"{name}.yaml").read_text("utf-8")
    data = read_yaml(text, f"{name}.yaml").data
    assert isinstance(data, dict)
    return data


def examples(package: str, names: list[str], section: str = "examples") -> list[Any]:
    """One parameter for each example of each kind, named by kind and number."""
    return [
        pytest.param(example, id=f"{name}-{index}")
        for name in names
        for index, example in enumerate(specification(package, name).get(section, ()))
    ]
