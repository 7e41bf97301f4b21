"""Forms of the records beside master data."""

from decimal import Decimal

import pytest

from tests.web.case import Site
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.enterprises.related import KINDS
from tidu.web.enterprises.related_forms import RecordForm, RemoveForm, initial_values

pytestmark = pytest.mark.django_db


def form(site: Site, kind: str, **data: object) -> RecordForm:
    return RecordForm(data, kind=KINDS[kind], root_id=site.root.pk)


@pytest.mark.parametrize(("typed", "share"), [("60", "0.6"), ("33.3333%", "0.333333"), ("100", "1")])
def test_a_share_is_typed_in_percent(site: Site, typed: str, share: str) -> None:
    filled = form(site, "shareholders", name="示例投资者", share=typed)
    assert filled.is_valid()
    assert filled.record_values()["share"] == Decimal(share)
    shown = RecordForm(initial={"share": Decimal(share)}, kind=KINDS["shareholders"], root_id=site.root.pk)
    assert f'value="{typed.rstrip("%")}"' in shown.as_p()


def test_a_share_over_the_whole_is_refused(site: Site) -> None:
    assert "share" in form(site, "shareholders", name="示例", share="101").errors
    assert "name" in form(site, "shareholders", share="10").errors


def test_a_library_is_chosen_or_named_anew(site: Site) -> None:
    known = SourceLibrary.objects.create(root=site.root, name="高新技术企业库")
    SourceLibrary.objects.create(root=site.elsewhere, name="别处库")
    assert "library" in form(site, "libraries").errors
    chosen = form(site, "libraries", library=known.pk, since="2026-01-01")
    assert chosen.is_valid()
    assert chosen.record_values()["library"] == known
    named = form(site, "libraries", new_library="独角兽库")
    assert named.is_valid()
    assert named.record_values()["library"] == "独角兽库"
    assert "别处库" not in form(site, "libraries").as_p()
    assert initial_values(KINDS["libraries"], {"library": known, "since": None, "until": None, "reason": ""}) == {
        "library": known.pk, "since": None, "until": None, "reason": "",
    }  # fmt: skip
    assert "reason" in RemoveForm({}).errors
