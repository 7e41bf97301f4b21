"""What is done with diagnoses: judge one firm and keep it, answer a human judgement with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine import evaluate
from tidu.engine.errors import TiduError
from tidu.tables.report.document import facts_document, result_document
from tidu.tables.report.nearness import distance, open_conditions, unmet_conditions
from tidu.web.accounts.roles import Role
from tidu.web.assessments.latest import hold_line, list_of
from tidu.web.assessments.models import Assessment, Attestation, Case, LatestVerdict
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import require_edit
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.services import upload
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.packs import fact_definition, library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

    from tidu.engine.packs.library import Standard
    from tidu.engine.results import Result
    from tidu.engine.schema.common import CaseName
    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import VerdictList


class AssessmentError(TiduError):
    """A diagnosis or judgement cannot be made so; the text says why."""


def judge_all(
    enterprise: Enterprise, standards: Iterable[Standard], *, on: date, case: CaseName
) -> list[Result]:
    """Judge a firm by what is known now; nothing is stored."""
    facts = next(engine_facts([enterprise], on=on))
    return [evaluate(standard, facts, on=on, case=case) for standard in standards]


@transaction.atomic
def assess(*, actor: User | None, enterprise: Enterprise, standard: str, on: date, case: str) -> Assessment:
    """Judge a firm by a standard and keep the whole of it.

    Args:
        actor: who asks; None for the system.
        enterprise: the firm.
        standard: id of a recognition standard; a named one is applied whether in force or not.
        on: date of evaluation.
        case: ``new`` or ``renewal``.

    Raises:
        AssessmentError: the firm is out of scope, an unknown case, or a standard that only classifies.
        UnknownIdError: no such standard.
    """
    if actor is not None and not Enterprise.objects.visible_to(actor).filter(pk=enterprise.pk).exists():
        raise AssessmentError("没有诊断这家企业的权限")
    if case not in Case.values:
        raise AssessmentError("情形应为新申请或复核")
    chosen = library().standard(standard)
    if chosen.classifies:
        raise AssessmentError(f"{chosen.label}只划分规模，不判定称号")
    asked: CaseName = "renewal" if case == Case.RENEWAL else "new"
    # Only a judgement of today is the latest.
    into = list_of(enterprise.root_id, chosen, case) if on == timezone.localdate() else None
    if into is not None:
        hold_line(into, enterprise.pk)
    facts = next(engine_facts([enterprise], on=on))
    result = evaluate(chosen, facts, on=on, case=asked)
    score = result.score
    made = Assessment.objects.create(
        enterprise=enterprise,
        standard=chosen.id,
        version=chosen.version,
        pack_hash=chosen.content_hash,
        level=chosen.level or "",
        on=on,
        case=case,
        verdict=int(result.verdict),
        score_low=round(float(score.low), 2) if score else None,
        score_high=round(float(score.high), 2) if score else None,
        result=result_document(result),
        facts=facts_document(facts),
        made_by=actor,
    )
    if into is not None:
        _keep_latest(enterprise, into, result)
    audit.record(
        actor=actor,
        action="诊断企业",
        target=enterprise,
        after={"标准": chosen.label, "判定日期": on, "情形": Case(case).label, "结论": result.verdict.label},
    )
    return made


def _keep_latest(enterprise: Enterprise, into: VerdictList, result: Result) -> None:
    LatestVerdict.objects.update_or_create(
        list=into,
        enterprise=enterprise,
        defaults={
            "on": result.on,
            "verdict": int(result.verdict),
            "score_low": float(result.score.low) if result.score else None,
            "score_high": float(result.score.high) if result.score else None,
            "unmet": len(unmet_conditions(result)),
            "open": len(open_conditions(result)),
            "distance": distance(result),
            "stale": False,
            "digest": 0,
        },
    )


@transaction.atomic
def attest(
    *,
    actor: User,
    enterprise: Enterprise,
    fact: str,
    value: bool,
    note: str,
    file: UploadedFile[Any] | None = None,
) -> Attestation:
    """Answer what only a person can: yes or no, with the reason and a file that proves it.

    Args:
        actor: an officer who may keep the firm's record.
        enterprise: the firm.
        fact: an attested fact, or one whose absence is an open judgement.
        value: the answer.
        note: on what it rests.
        file: the proof.

    Raises:
        AssessmentError: a fact that nobody has to judge, or no reason.
        RegistryError: no right.
        EvidenceError: the file is not taken.
    """
    definition = _judgement(actor, enterprise, fact, note)
    evidence = upload(actor=actor, file=file, enterprise=enterprise) if file is not None else None
    record_facts(
        actor=actor,
        enterprise=enterprise,
        year=0,
        source=source_of_person(actor, strength=Strength.VERIFIED),
        values={fact: value},
        place="人工认定",
    )
    made = Attestation.objects.create(
        enterprise=enterprise,
        fact=fact,
        value=value,
        note=note.strip()[:500],
        evidence=evidence,
        made_by=actor,
    )
    audit.record(
        actor=actor,
        action="人工认定",
        target=enterprise,
        after={
            "事项": definition.label,
            "认定": "是" if value else "否",
            "依据": made.note,
            "材料": evidence.name if evidence else "",
        },
    )
    return made


def _judgement(actor: User, enterprise: Enterprise, fact: str, note: str) -> FactDefinition:
    """Return what is to be judged, or refuse."""
    require_edit(actor, enterprise)
    if actor.role == Role.FIRM:
        raise AssessmentError("人工认定由主管部门作出，企业可以上传证明材料")
    definition = fact_definition(fact)
    if definition is None or not definition.is_judgement:
        raise AssessmentError("这一项不需要人工认定")
    if not note.strip():
        raise AssessmentError("请写明认定的依据")
    return definition


def levels_of(enterprise: Enterprise, *, on: date, case: CaseName) -> tuple[Standard, ...]:
    """Return the standards that judge a firm for a title on a date, lowest level first."""
    code = enterprise.jurisdiction.code_on(on)
    found = library().applicable(on=on, case=case, jurisdiction=code or None)
    return tuple(one for one in found if not one.classifies)
