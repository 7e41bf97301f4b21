"""Published versions: once an id and version are out, their content may not change (design §5).

``published.yaml`` pins the content hash of each published version. A stored verdict names id, version and
hash; were the same version to mean two things, it could not be read years later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.convert import convert
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.published import PublishedFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.engine.packs.files import PackFile
    from tidu.engine.packs.library import Standard

_HEAD = """\
# 已发布的规则包：每个标准每个版本的内容指纹。由 scripts/publish_packs.py 写入，不手工改。
# 同一版本的内容一经发布不得改变；要改规则，先升该标准的 version，再重新登记。
"""


def check_published(file: PackFile, standards: Mapping[str, Standard]) -> Iterator[PackError]:
    """Yield an error for each standard whose content is not what was published under its version.

    Args:
        file: ``published.yaml``.
        standards: standards as they are now, by id.

    Raises:
        PackError: the file cannot be read.
    """
    document = read_yaml(file.text, file.name)
    spec = convert(document, PublishedFile)
    for standard_id, pins in spec.standards.items():
        standard = standards.get(standard_id)
        if standard is None:
            continue
        pinned = pins.get(str(standard.version))
        if pinned is not None and pinned != standard.content_hash:
            yield ConsistencyError(
                "已发布的版本内容变了",
                place=document.place(f"standards.{standard_id}.{standard.version}"),
                expected=f"{standard_id} 版本 {standard.version} 的指纹 {pinned[:12]}",
                got=standard.content_hash[:12],
                hint="改动规则、事实定义或门槛后，要升该标准的 version，再运行 scripts/publish_packs.py",
            )


def with_new_versions(known: PublishedFile, standards: Mapping[str, Standard]) -> PublishedFile:
    """Return the pins with every version that is not pinned yet; pinned ones stay as they are."""
    pins = {standard_id: dict(versions) for standard_id, versions in known.standards.items()}
    for standard in standards.values():
        pins.setdefault(standard.id, {}).setdefault(str(standard.version), standard.content_hash)
    return PublishedFile(standards=pins)


def published_text(spec: PublishedFile) -> str:
    """Return the text of ``published.yaml``, in order of id and version."""
    lines = [_HEAD + "standards:"]
    for standard_id, versions in sorted(spec.standards.items()):
        lines.append(f'  "{standard_id}":')
        lines += [f'    "{version}": "{versions[version]}"' for version in sorted(versions, key=int)]
    return "\n".join(lines if spec.standards else [_HEAD + "standards: {}"]) + "\n"
