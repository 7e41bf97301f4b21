"""Policy documents in, tasks, targets and money rules out, each with its place in the text.

from tidu.reader import read
document = read(data, name="计划.docx")
document.tasks, document.targets, document.incentives
"""

from __future__ import annotations

from tidu.reader.errors import ReadError
from tidu.reader.model import Heading, Incentive, Mention, PolicyDocument, Target, Task
from tidu.reader.read import read

__all__ = ["Heading", "Incentive", "Mention", "PolicyDocument", "ReadError", "Target", "Task", "read"]
