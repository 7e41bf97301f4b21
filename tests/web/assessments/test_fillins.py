from tests.web.assessments.made import ON, fill
from tests.web.case import Site
from tidu.tables.fillin import Lacking
from tidu.web.assessments.fillins import lacking_of
from tidu.web.assessments.services import judge_all
from tidu.web.enterprises.models import Enterprise
from tidu.web.packs import library

INNOVATIVE = library().standard("national.innovative-2022")
SRDI = library().standard("national.srdi-2026")


def test_only_what_still_decides(site: Site) -> None:
    fill(site, site.east_firm)
    firms = list(Enterprise.objects.filter(pk__in=(site.east_firm.pk, site.west_firm.pk)).order_by("pk"))
    found = dict(lacking_of(firms, SRDI, on=ON, case="new"))
    assert found[site.east_firm] == Lacking(site.east_firm.uscc, site.east_firm.name, ())  # settled: unmet
    found = dict(lacking_of(firms, INNOVATIVE, on=ON, case="new"))
    for firm in firms:
        (result,) = judge_all(firm, [INNOVATIVE], on=ON, case="new")
        assert found[firm].keys == result.missing
    assert "revenue" in found[site.west_firm].keys
    assert "revenue" not in found[site.east_firm].keys
