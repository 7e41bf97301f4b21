"""Published versions: once an id and version are out, their content may not change (design §5).

``published.yaml`` pins the content hash of each published version. A stored verdict names id, version and
hash; were the same version to mean two things, it could not be read years later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.convert import convert
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.published import PublishedFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.engine.packs.files import PackFile

Kind = Literal["standards", "plans"]
_HINTS: dict[Kind, str] = {
    "standards": "改动规则、事实定义或门槛后，要升该标准的 version，再运行 scripts/publish_packs.py",
    "plans": "改动计划、事实定义或称号后，要升该计划的 version，再运行 scripts/publish_packs.py",
}
_HEAD = """\
# 已发布的规则包：每个标准、每个计划每个版本的内容指纹。由 scripts/publish_packs.py 写入，不手工改。
# 同一版本的内容一经发布不得改变；要改内容，先升 version，再重新登记。
"""


class Published(Protocol):
    """What can be pinned: a standard, or a plan of the layer above."""

    @property
    def id(self) -> str:
        """Id such as ``national.srdi-2026``."""

    @property
    def version(self) -> int:
        """Version, raised on every change."""

    @property
    def content_hash(self) -> str:
        """Hash of the content, 64 hexadecimal digits."""


def check_published(
    file: PackFile, packs: Mapping[str, Published], kind: Kind = "standards"
) -> Iterator[PackError]:
    """Yield an error for each standard (or plan) whose content is not what was published as its version.

    Args:
        file: ``published.yaml``.
        packs: standards or plans as they are now, by id.
        kind: which of the two they are.

    Raises:
        PackError: the file cannot be read.
    """
    document = read_yaml(file.text, file.name)
    for pack_id, pins in _pins(convert(document, PublishedFile), kind).items():
        pack = packs.get(pack_id)
        if pack is None:
            continue
        pinned = pins.get(str(pack.version))
        if pinned is not None and pinned != pack.content_hash:
            yield ConsistencyError(
                "已发布的版本内容变了",
                place=document.place(f"{kind}.{pack_id}.{pack.version}"),
                expected=f"{pack_id} 版本 {pack.version} 的指纹 {pinned[:12]}",
                got=pack.content_hash[:12],
                hint=_HINTS[kind],
            )


def with_new_versions(
    known: PublishedFile, packs: Mapping[str, Published], kind: Kind = "standards"
) -> PublishedFile:
    """Return the pins with every version that is not pinned yet; pinned ones stay as they are."""
    pins = {pack_id: dict(versions) for pack_id, versions in _pins(known, kind).items()}
    for pack in packs.values():
        pins.setdefault(pack.id, {}).setdefault(str(pack.version), pack.content_hash)
    return msgspec.structs.replace(known, **{kind: pins})


def published_text(spec: PublishedFile) -> str:
    """Return the text of ``published.yaml``, in order of id and version."""
    text = _HEAD + _section("standards", spec.standards)
    return text + (_section("plans", spec.plans) if spec.plans else "")


def _section(kind: Kind, pins: Mapping[str, Mapping[str, str]]) -> str:
    lines = [f"{kind}:" if pins else f"{kind}: {{}}"]
    for pack_id, versions in sorted(pins.items()):
        lines.append(f'  "{pack_id}":')
        lines += [f'    "{version}": "{versions[version]}"' for version in sorted(versions, key=int)]
    return "\n".join(lines) + "\n"


def _pins(spec: PublishedFile, kind: Kind) -> dict[str, dict[str, str]]:
    return spec.standards if kind == "standards" else spec.plans
