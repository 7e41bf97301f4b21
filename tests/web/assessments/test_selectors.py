from tests.web.assessments.made import ON, add_ledgers, fill
from tests.web.case import Site
from tidu.tables.report.reading import Brief
from tidu.web.assessments.selectors import (
    attested,
    diagnosis,
    read_case,
    standing,
    stored_lines,
    stored_of,
)
from tidu.web.assessments.services import assess, attest


def test_every_level_and_one_that_is_named(site: Site) -> None:
    fill(site, site.east_firm)
    found = diagnosis(site.east_firm, on=ON, case="new", standard="national.srdi-2022")
    assert [one.standard for one in found.rungs][-1] == "national.srdi-2022"
    assert found.rungs[0].level == "创新型中小企业"
    assert found.chosen is not None
    assert found.chosen.standard == "national.srdi-2022"
    assert "〔2022〕63号" in found.chosen.document
    plain = diagnosis(site.east_firm, on=ON, case="new", standard="national.size-2011")
    assert "national.size-2011" not in [one.standard for one in plain.rungs]
    assert plain.chosen is not None
    assert plain.chosen.standard == plain.rungs[0].standard


def test_a_line_says_what_the_whole_says(site: Site) -> None:
    fill(site, site.east_firm)
    add_ledgers(site, site.east_firm)
    rungs = diagnosis(site.east_firm, on=ON, case="new").rungs
    assert {one.brief.tone for one in rungs} >= {"red", "yellow"}
    for rung in rungs:
        opened = diagnosis(site.east_firm, on=ON, case="new", standard=rung.standard).chosen
        assert opened is not None
        whole = opened.shown
        assert rung.brief == Brief(
            whole.verdict, whole.tone, whole.score, tuple(line.label for line in whole.unmet)
        )


def test_a_standard_that_is_gone_is_named_as_such(site: Site) -> None:
    fill(site, site.east_firm)
    kept = assess(
        actor=site.officer, enterprise=site.east_firm, standard="national.srdi-2026", on=ON, case="new"
    )
    shown = standing(kept.result | {"standard": "示例-1999"})
    assert shown.label == "已停用的标准（示例-1999）"
    assert shown.shown.verdict == "不满足"


def test_stored_ones_are_those_of_the_firm(site: Site) -> None:
    fill(site, site.east_firm)
    kept = assess(
        actor=site.officer, enterprise=site.east_firm, standard="national.srdi-2026", on=ON, case="new"
    )
    assert list(stored_of(site.east_firm)) == [kept]
    assert not stored_of(site.west_firm)
    (line,) = stored_lines(site.east_firm)
    assert (line.pk, line.made_at, line.level, line.on) == (kept.pk, kept.made_at, kept.level, kept.on)
    assert (line.case_label, line.verdict_label) == (kept.get_case_display(), kept.get_verdict_display())
    assert line.by == site.officer.name
    assert stored_lines(site.west_firm) == []


def test_the_last_answer_counts(site: Site) -> None:
    for value in (True, False):
        attest(actor=site.officer, enterprise=site.east_firm, fact="key_link", value=value, note="依据")
    (answer,) = attested(site.east_firm)
    assert answer.value is False
    assert (answer.by, answer.note, answer.evidence_id) == (site.officer.name, "依据", None)
    assert attested(site.west_firm) == []


def test_cases() -> None:
    assert read_case("renewal") == "renewal"
    assert read_case("anything") == "new"
