"""Uploaded documents for tests: a made-up plan of the made-up city."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.documents.decisions import accept, accept_sure, edit
from tidu.web.documents.models import Document
from tidu.web.documents.services import take_in

# One item of each kind; the second money rule promises money and names none, so that it is doubtful.
TEXT = """示例市示例企业培育三年行动计划（2025—2027年）

一、主要目标
到2027年，累计培育专精特新中小企业50家以上，建成示例平台3个。

二、重点任务
（一）壮大示例队伍。建立示例企业培育库，健全示例联席会议制度。对首次认定的示例企业，给予一次性奖励20万元。每年培训示例人才200人以上。（责任单位：市工信局、市样本局）
（二）完善示例服务。对购买示例服务的企业，按规定给予补助。（牵头单位：市示例局；配合单位：市工信局）
"""
DOUBTFUL = "m2"
NAME = "示例计划.txt"


def file(text: str | bytes = TEXT, name: str = NAME) -> SimpleUploadedFile:
    """A file as it comes with a form."""
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def document(
    site: Site, *, person: str = "officer", text: str = TEXT, previous: Document | None = None
) -> Document:
    """A document that was taken in and read, of the person's place."""
    actor = site.people[person]
    return take_in(actor=actor, file=file(text), jurisdiction=actor.jurisdiction, previous=previous)


def checked_document(site: Site, *, text: str = TEXT, previous: Document | None = None) -> Document:
    """A document whose items were all looked at."""
    made, actor = document(site, text=text, previous=previous), site.officer
    settle(made, actor)
    return made


def settle(made: Document, actor: User) -> None:
    """Say of each doubtful item that it is right, and of all others."""
    for item in made.items.filter(state="open", confidence__lt=0.9):
        edit(actor=actor, document=made, key=item.key, value=item.value)
        accept(actor=actor, document=made, key=item.key)
    accept_sure(actor=actor, document=made)
