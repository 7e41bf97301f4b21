from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.documents.made import DOUBTFUL, document
from tests.web.plans.made import plan
from tidu.web.documents.decisions import accept, reject
from tidu.web.documents.selectors import (
    by_need,
    checked,
    document_of,
    documents_for,
    library_names,
    measure_choices,
    place_code,
    task_names,
)


def test_doubtful_ones_come_first_and_decided_ones_last(site: Site) -> None:
    made = document(site)
    accept(actor=site.officer, document=made, key="g1")
    keys = [item.key for item in by_need(made)]
    assert (keys[0], keys[-1]) == (DOUBTFUL, "g1")
    assert [item.key for item in by_need(made, show="done")] == ["g1"]
    assert [item.key for item in by_need(made, show="doubtful")] == [DOUBTFUL]
    assert {item.kind for item in by_need(made, show="task")} == {"task"}
    assert len(by_need(made, show="no-such")) == 9
    assert [item.key for item in by_need(made, show="done", focus="t2")] == ["t2", "g1"]


def test_how_far_the_checking_is(site: Site, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    made = document(site)
    accept(actor=site.officer, document=made, key="g1")
    with django_assert_num_queries(1):
        found = checked(made)
    assert (found.done, found.total, found.doubtful, found.sure, found.percent) == (1, 9, 1, 7, 11)
    with django_assert_num_queries(1):
        line = vars(documents_for(site.officer).get())
    assert (line["done"], line["total"], line["doubtful"]) == (1, 9, 1)


def test_names_of_tasks_and_libraries_that_stand(site: Site) -> None:
    made = document(site)
    reject(actor=site.officer, document=made, key="t1")
    assert task_names(made) == {"t2": "完善示例服务"}
    assert library_names(made) == {"l1": "示例企业培育库"}
    assert place_code(made) == "990100"


def test_measures_offered_begin_with_the_one_there_is(site: Site) -> None:
    made = document(site)
    entry = made.items.get(key="g1").value | {"measure": {"library": "l1"}}
    choices = measure_choices(entry, library_names(made), "990100")
    assert choices[0] == ('{"library": "l1"}', "数“示例企业培育库”里的企业")
    assert "相近程度 95%" in choices[1][1]


def test_a_shipped_plan_has_no_document(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    adopted = plan(site)
    with django_assert_num_queries(0):
        assert document_of(adopted) is None
