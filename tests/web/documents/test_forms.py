import pytest

from tests.web.case import Site
from tests.web.documents.made import document
from tidu.web.documents.forms import HeadForm, PassageForm, UnitForm, UploadForm
from tidu.web.ui.formats import day


def test_an_upload_offers_the_persons_places_and_documents(site: Site) -> None:
    mine, theirs = document(site, person="district_officer"), document(site)
    form = UploadForm(person=site.district_officer)
    assert set(form.fields["jurisdiction"].queryset) == {site.east, site.town}  # type: ignore[attr-defined] # a choice
    assert list(form.fields["previous"].queryset) == [mine]  # type: ignore[attr-defined] # a choice
    assert theirs in UploadForm(person=site.officer).fields["previous"].queryset  # type: ignore[attr-defined] # a choice
    assert f"{mine.title}（{day(mine.uploaded_at)} 上传，核对中）" in str(form["previous"])
    assert not UploadForm({}, person=site.officer).is_valid()


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"area_key": "示例"}, "area_key", "小写字母"),
        ({"area_key": ""}, "area_key", "请填写地区代号"),
        ({"end": "2024-12-31"}, "end", "晚于"),
        ({"start": ""}, "start", "请填写计划开始"),
    ],
)
def test_what_a_plan_needs_is_asked_for(site: Site, said: dict[str, str], field: str, words: str) -> None:
    data = {
        "title": "示例计划",
        "start": "2025-01-01",
        "end": "2027-12-31",
        "area_key": "Shili",
        "jurisdiction": site.root.pk,
    }
    good = HeadForm(data, instance=document(site), person=site.officer)
    assert good.is_valid(), good.errors
    assert good.cleaned_data["area_key"] == "shili"
    bad = HeadForm(data | said, instance=document(site), person=site.officer)
    assert words in str(bad.errors[field])


def test_a_passage_is_of_a_kind() -> None:
    assert PassageForm({"kind": "task", "start": "3", "end": "9"}).is_valid()
    assert not PassageForm({"kind": "poem"}).is_valid()
    assert not PassageForm({"kind": "task", "start": "-1"}).is_valid()


def test_a_unit_is_one_of_the_tenant(site: Site) -> None:
    assert UnitForm({"name": "市样本局", "unit": site.bureau.pk}, person=site.officer).is_valid()
    assert not UnitForm({"name": "市样本局", "unit": site.bureau.pk}, person=site.stranger).is_valid()
