"""A small workflow of two steps as text, and what is wrong with a text."""

from collections.abc import Mapping

from tidu.engine.errors import PackError
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.problems import Problems
from tidu.workflows.assemble import build_workflows
from tidu.workflows.model import Workflow

SMALL = """\
id: "示例.small"
version: 1
label: "示例流程"
levels: ["national.srdi"]
cases: [new]
start: draft
source: {document: "示例办法", clause: "一", published: null, effective: null, confirmation: unconfirmed}
states:
  - {id: draft, kind: draft, officer: "填报中", firm: "填报中"}
  - {id: submitted, kind: open, officer: "待审", firm: "已提交"}
  - {id: passed, kind: ended-good, officer: "通过", firm: "通过", public: "通过"}
transitions:
  - {id: submit, label: "提交", from: [draft], to: submitted, duty: file, actors: [firm], effects: [freeze]}
  - {id: pass, label: "通过", from: [submitted], to: passed, duty: decide, rank: city, actors: [officer]}
""".replace("示例.small", "national.small")


def built(*texts: str) -> Mapping[str, Workflow]:
    """Build workflows from texts; the first fault is raised."""
    files = [PackFile(f"workflows/{place}.yaml", "workflow", text) for place, text in enumerate(texts)]
    return build_workflows(files, {"national.srdi"}, Problems())


def faults(*texts: str) -> list[PackError]:
    """Return everything that is wrong with texts."""
    problems = Problems(collect=True)
    files = [PackFile(f"workflows/{place}.yaml", "workflow", text) for place, text in enumerate(texts)]
    build_workflows(files, {"national.srdi"}, problems)
    return problems.errors


def changed(old: str, new: str) -> str:
    """Return the small workflow with something replaced, which must be there."""
    assert old in SMALL
    return SMALL.replace(old, new)
