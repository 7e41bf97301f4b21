"""The closed words of workflow files, each with the Chinese that people read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of a workflow file with its Chinese label."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the label beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class StateKind(Word):
    """What a state is: only a draft can be edited; an ended one is left by nothing."""

    DRAFT = "draft", "可修改"
    OPEN = "open", "办理中"
    WAITING = "waiting", "等待中"
    ENDED_GOOD = "ended-good", "办结（通过）"
    ENDED_BAD = "ended-bad", "办结（未通过）"

    @property
    def is_ended(self) -> bool:
        """Whether the application is over."""
        return self in (StateKind.ENDED_GOOD, StateKind.ENDED_BAD)


class ActorRole(Word):
    """Who takes a step. ``team``: an officer or unit whose account is narrowed to sectors (长春's 服务专班)."""

    FIRM = "firm", "企业"
    OFFICER = "officer", "主管部门"
    UNIT = "unit", "责任单位"
    TEAM = "team", "服务专班"
    SPECIALIST = "specialist", "服务专员"


class Rank(Word):
    """Whose step it is. ``site`` is the authority that runs the site, ``branch`` the one right below it."""

    TOWN = "town", "镇街"
    DISTRICT = "district", "区县"
    CITY = "city", "市"
    PROVINCE = "province", "省"
    NATION = "nation", "国家"
    BRANCH = "branch", "下级板块"
    SITE = "site", "本级"


class Duty(Word):
    """What kind of work a step is; who screens an application does not decide on it."""

    FILE = "file", "申报"
    SCREEN = "screen", "初审"
    REVIEW = "review", "评审"
    DECIDE = "decide", "决定"
    NOTICE = "notice", "公示公告"


class Need(Word):
    """What must hold before a step is taken."""

    BATCH_OPEN = "batch-open", "批次在受理期内"
    NO_BAR = "no-bar", "不在限制申报期内"
    MATERIALS = "materials", "必备材料齐全"
    NOT_UNMET = "not-unmet", "预审没有不满足的条件"
    REASON = "reason", "写明原因"
    DOCUMENT = "document", "写明文号"
    SCORES_IN = "scores-in", "专家评分全部完成"
    QUOTA = "quota", "不超过名额"
    NOTICE_OVER = "notice-over", "公示期满"
    NO_OBJECTION = "no-objection", "没有未办结的异议"


class Recipient(Word):
    """Who is told that a step was taken."""

    FIRM = "firm", "企业"
    SUBMITTER = "submitter", "提交人"
    NEXT = "next", "下一步办理人"
    SPECIALIST = "specialist", "服务专员"


class Effect(Word):
    """What a step does beside moving the application."""

    FREEZE = "freeze", "固定数据和预审结论"
    TITLE = "title", "登记称号"
    POOL = "pool", "纳入培育库"
