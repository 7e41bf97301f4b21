"""Published versions: id, version, hash; all text."""

import msgspec
import pytest

from tidu.engine.schema.published import PublishedFile


def test_versions_are_keys() -> None:
    assert msgspec.convert({"standards": {"a.b": {"1": "x"}}}, PublishedFile).standards["a.b"] == {"1": "x"}
    with pytest.raises(msgspec.ValidationError, match="standards"):
        msgspec.convert({}, PublishedFile)
