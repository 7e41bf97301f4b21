from django.db import connection
from django.db.models import JSONField, QuerySet
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import CurrentFacts
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.ui.prepared import Prepared, PreparedModels

_COLUMNS = ("pk", "name", "established_on", "created_at", "jurisdiction__name")


def _firms(pk: int) -> "QuerySet[Enterprise, tuple[object, ...]]":
    return Enterprise.objects.filter(pk__in=[pk], status="active").order_by("-pk").values_list(*_COLUMNS)


def test_it_answers_as_the_query_itself(site: Site) -> None:
    prepared = Prepared(_firms)
    for firm in (site.east_firm, site.west_firm, site.east_firm):
        assert prepared.rows(firm.pk) == list(_firms(firm.pk)) != []
    assert prepared.rows(0) == []


def test_documents_are_read_as_documents(site: Site) -> None:
    assert isinstance(CurrentFacts._meta.get_field("values"), JSONField)
    CurrentFacts.objects.create(enterprise=site.east_firm, year=2025, values={"revenue": "1.00"})
    prepared = Prepared(lambda pk: CurrentFacts.objects.filter(enterprise=pk).values_list("year", "values"))
    assert prepared.rows(site.east_firm.pk) == [(2025, {"revenue": "1.00"})]


def test_the_query_is_built_once_and_sent_each_time(site: Site) -> None:
    built: list[int] = []

    def build(pk: int) -> "QuerySet[User, tuple[object, ...]]":
        built.append(pk)
        return User.objects.filter(pk=pk).values_list("name")

    prepared = Prepared(build)
    with CaptureQueriesContext(connection) as sent:
        names = [prepared.rows(user.pk) for user in (site.officer, site.officer)]
    assert names == [[(site.officer.name,)]] * 2
    assert len(built) == 1
    assert len(sent) == 2


def test_a_slice_stays_one(site: Site) -> None:
    def build(pk: int) -> "QuerySet[User, tuple[object, ...]]":
        return User.objects.filter(root=pk).order_by("pk").values_list("username")[1:3]

    assert Prepared(build).rows(site.root.pk) == list(build(site.root.pk)) != []


def test_a_word_may_take_the_place_of_the_id(site: Site) -> None:
    def build(name: str) -> "QuerySet[User, tuple[object, ...]]":
        return User.objects.filter(username=name).values_list("pk", "sectors", "root__name")

    prepared = Prepared(build, str)
    for user in (site.officer, site.stranger):
        assert prepared.rows(user.username) == list(build(user.username)) != []
    assert prepared.rows("nobody") == []


def test_whole_rows_come_with_those_they_refer_to(site: Site) -> None:
    prepared = PreparedModels(lambda pk: Enterprise.objects.filter(pk=pk), "jurisdiction", "merged_into")
    for firm in (site.east_firm, site.west_firm):
        (read,) = prepared.rows(firm.pk)
        with CaptureQueriesContext(connection) as sent:
            assert read == firm
            assert model_to_dict(read) == model_to_dict(Enterprise.objects.get(pk=firm.pk))
            assert read.jurisdiction == firm.jurisdiction
            assert read.jurisdiction.name == Jurisdiction.objects.get(pk=firm.jurisdiction_id).name
            assert read.merged_into is None
        assert len(sent) == 2  # what it is compared with
    Enterprise.objects.filter(pk=site.west_firm.pk).update(merged_into=site.east_firm)
    assert prepared.rows(site.west_firm.pk)[0].merged_into == site.east_firm
    assert prepared.rows(0) == []
