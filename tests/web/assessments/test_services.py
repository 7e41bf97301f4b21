from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.web.assessments.made import ON, fill
from tests.web.case import Site, build_site
from tests.web.evidence.files import PDF
from tidu.engine.errors import UnknownIdError
from tidu.web.assessments.models import Assessment, Attestation, FrozenError, LatestVerdict
from tidu.web.assessments.services import AssessmentError, assess, attest, judge_all, levels_of
from tidu.web.audit.models import Entry
from tidu.web.enterprises.guards import RegistryError
from tidu.web.packs import library

SRDI = "national.srdi-2026"


def test_the_whole_result_is_kept(site: Site) -> None:
    fill(site, site.east_firm)
    made = assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="new")
    kept = Assessment.objects.get(pk=made.pk)
    assert kept.get_verdict_display() == "不满足"
    assert kept.pack_hash == library().standard(SRDI).content_hash
    assert kept.level == "national.srdi"
    assert kept.result["verdict"] == "unmet"
    assert kept.facts["values"]["revenue"]["2025"] == "42000000.00"
    gap = next(one for one in kept.result["conditions"] if one["id"] == "debt-ratio")["gaps"][0]
    assert gap["text"] == "负债总额再减少 400 万元"
    entry = Entry.objects.get(action="诊断企业")
    assert entry.after is not None
    assert entry.after["结论"] == "不满足"


def test_what_was_judged_is_never_rewritten(site: Site) -> None:
    fill(site, site.east_firm)
    made = assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="new")
    with pytest.raises(FrozenError):
        made.save()
    with pytest.raises(FrozenError):
        Assessment.objects.filter(pk=made.pk).update(verdict=3)


def test_only_a_judgement_of_today_is_the_latest(site: Site) -> None:
    fill(site, site.east_firm)
    assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="new")
    assert not LatestVerdict.objects.exists()
    today = timezone.localdate()
    assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=today, case="new")
    assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=today, case="new")
    latest = LatestVerdict.objects.get()
    assert (latest.list.standard, latest.list.case, latest.stale) == (SRDI, "new", False)
    assert latest.unmet >= 1


def test_what_cannot_be_judged(site: Site) -> None:
    common = {"on": ON, "case": "new"}
    with pytest.raises(AssessmentError, match="没有诊断"):
        assess(actor=site.district_officer, enterprise=site.west_firm, standard=SRDI, **common)  # type: ignore[arg-type]
    with pytest.raises(AssessmentError, match="只划分规模"):
        assess(actor=site.officer, enterprise=site.east_firm, standard="national.size-2011", **common)  # type: ignore[arg-type]
    with pytest.raises(AssessmentError, match="情形"):
        assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="twice")
    with pytest.raises(UnknownIdError):
        assess(actor=site.officer, enterprise=site.east_firm, standard="national.best", **common)  # type: ignore[arg-type]


def test_a_judgement_by_a_person_counts_with_its_proof(site: Site) -> None:
    fill(site, site.east_firm)
    assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=timezone.localdate(), case="new")
    proof = SimpleUploadedFile("证明.pdf", PDF)
    made = attest(
        actor=site.officer,
        enterprise=site.east_firm,
        fact="market_position_ok",
        value=True,
        note=" 行业协会排名 ",
        file=proof,
    )
    assert made.note == "行业协会排名"
    assert made.evidence is not None
    assert made.evidence.enterprise == site.east_firm
    (result,) = judge_all(site.east_firm, [library().standard(SRDI)], on=ON, case="new")
    assert result.condition("market-position").verdict.name == "met"
    assert LatestVerdict.objects.get().stale
    assert Entry.objects.filter(action="人工认定").count() == 1


@pytest.mark.parametrize(
    ("fact", "note", "message"),
    [
        ("revenue", "依据", "不需要人工认定"),
        ("market_position_ok", "  ", "写明认定的依据"),
        ("none", "依据", "不需要"),
    ],
)
def test_what_nobody_may_attest(site: Site, fact: str, note: str, message: str) -> None:
    with pytest.raises(AssessmentError, match=message):
        attest(actor=site.officer, enterprise=site.east_firm, fact=fact, value=True, note=note)
    assert not Attestation.objects.exists()


@pytest.mark.parametrize("person", ["firm", "leader", "stranger"])
def test_who_may_not_attest(site: Site, person: str) -> None:
    with pytest.raises((AssessmentError, RegistryError)):
        attest(
            actor=site.people[person],
            enterprise=site.east_firm,
            fact="market_position_ok",
            value=True,
            note="依据",
        )


def test_date_and_case_choose_the_standards(site: Site) -> None:
    def ids(on: date, case: str) -> list[str]:
        return [one.id for one in levels_of(site.east_firm, on=on, case=case)]  # type: ignore[arg-type] # a case

    assert "national.little-giant-2026" in ids(ON, "new")
    assert "national.little-giant-2022" in ids(ON, "renewal")
    assert "national.srdi-2022" in ids(date(2024, 1, 1), "new")
    assert "national.size-2011" not in ids(ON, "new")


class TestFrozen(TestCase):
    """Whatever is recorded afterwards, a stored assessment says what it said."""

    def setUp(self) -> None:
        self.site = build_site()
        fill(self.site, self.site.east_firm)
        self.made = assess(
            actor=self.site.officer, enterprise=self.site.east_firm, standard=SRDI, on=ON, case="new"
        )
        self.before = Assessment.objects.values().get(pk=self.made.pk)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["revenue", "rd_expense", "total_liabilities"]),
                st.integers(0, 10**9),
            ),
            max_size=3,
        ),
        st.booleans(),
    )
    def test_later_changes_never_rewrite_it(self, edits: list[tuple[str, int]], attested: bool) -> None:  # noqa: FBT001 - drawn
        firm = self.site.east_firm
        for fact, value in edits:
            fill(self.site, firm, **{fact: str(value)})
        if attested:
            attest(
                actor=self.site.officer, enterprise=firm, fact="market_position_ok", value=True, note="依据"
            )
        assess(actor=self.site.officer, enterprise=firm, standard=SRDI, on=ON + timedelta(days=1), case="new")
        assert Assessment.objects.values().get(pk=self.made.pk) == self.before
