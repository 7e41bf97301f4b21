"""Every kind of message says what to do where its sender does not."""

from tidu.web.inbox.kinds import DEFAULT_TASKS, MessageKind


def test_every_kind_has_a_task() -> None:
    assert set(DEFAULT_TASKS) == set(MessageKind.values)
    assert all(task.startswith("请") for task in DEFAULT_TASKS.values())
