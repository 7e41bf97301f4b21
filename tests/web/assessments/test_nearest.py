from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.web.assessments.made import ON
from tests.web.assessments.test_screening import screened
from tests.web.case import Site, build_site
from tidu.engine.uscc import make
from tidu.engine.values import Verdict
from tidu.web.assessments.latest import list_of
from tidu.web.assessments.models import LatestVerdict
from tidu.web.assessments.nearest import nearest, verdicts_for
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.models import Enterprise
from tidu.web.packs import library

SRDI = "national.srdi-2026"


def test_only_firms_in_scope_and_filter(site: Site) -> None:
    screened(site)
    assert verdicts_for(site.officer, FirmFilter(), standard=SRDI, case="new").count() == 2
    assert verdicts_for(site.district_officer, FirmFilter(), standard=SRDI, case="new").count() == 1
    assert verdicts_for(site.stranger, FirmFilter(), standard=SRDI, case="new").count() == 0
    east = FirmFilter.read({"place": str(site.east.pk)})
    (line,) = verdicts_for(site.officer, east, verdict=Verdict.unmet, standard=SRDI, case="new")
    assert line.enterprise == site.east_firm
    assert not verdicts_for(site.officer, FirmFilter(), verdict=Verdict.met, standard=SRDI, case="new")


class TestPaging(TestCase):
    """Page by page gives every line once, in order."""

    def setUp(self) -> None:
        self.site = build_site()
        self.into = list_of(self.site.root.pk, library().standard(SRDI), "new")
        self.firms = [
            Enterprise.objects.create(
                root=self.site.root,
                jurisdiction=self.site.root,
                uscc=make("990100", f"MA{number:06}"),
                name=f"示例第{number}有限公司",
                sort_key=f"{number:03}",
                initials="sl",
            )
            for number in range(12)
        ]

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.tuples(st.integers(0, 2), st.sampled_from([0.0, 0.1, 0.25])), min_size=12, max_size=12),
        st.integers(1, 5),
    )
    def test_every_line_once_in_order(self, drawn: list[tuple[int, float]], size: int) -> None:
        for firm, (unmet, distance) in zip(self.firms, drawn, strict=True):
            LatestVerdict.objects.update_or_create(
                list=self.into,
                enterprise=firm,
                defaults={"on": ON, "verdict": 0, "unmet": unmet, "open": 0, "distance": distance},
            )
        seen, mark = [], ""
        while True:
            page = nearest(LatestVerdict.objects.filter(list=self.into), after=mark, size=size)
            seen += [(line.unmet, line.distance, line.enterprise_id) for line in page.lines]
            if not (mark := page.next_mark):
                break
        assert seen == sorted(seen)
        assert len(seen) == len(set(seen)) == 12


def test_a_mark_that_is_none_gives_the_first_page(site: Site) -> None:
    screened(site)
    found = verdicts_for(site.officer, FirmFilter(), standard=SRDI, case="new")
    assert len(nearest(found, after="no mark").lines) == 2
