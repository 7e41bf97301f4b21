"""The demo's imports: one is in the registry, the other waits to be mended."""

from tidu.web.demo.services import Demo
from tidu.web.imports.models import ImportRun, QueueRow, State
from tidu.web.imports.staged import rejected


def test_one_is_applied_and_one_waits_to_be_mended(demo: Demo) -> None:
    run = ImportRun.objects.get(state=State.APPLIED)
    assert run.counts["changed"] > 0
    assert (run.counts["rejected"], run.counts["unmatched"], run.counts["firms"]) == (3, 2, 0)
    assert QueueRow.objects.filter(run=run).count() == 2
    assert run.job is not None
    assert run.job.is_over
    # The other stands at its preview, with a row for each kind of error.
    run = ImportRun.objects.get(state=State.PREVIEW)
    assert (run.counts["new"], run.counts["rejected"]) == (4, 7)
    faults = "\n".join(fault.message for row in rejected(run) for fault in row.faults)
    for words in ("校验位不符", "应为数字", "重复", "被存成了数字", "不能为负数", "示例不存在的镇"):
        assert words in faults
