from tests.web.case import Site
from tests.web.documents.made import document
from tidu.web.documents.fit import measure_problem


def test_a_measure_is_judged_by_the_loader(site: Site) -> None:
    made = document(site)
    target = made.items.get(key="g1").value
    titles = {"titles": {"levels": ["national.srdi"], "count": "ever"}}
    assert measure_problem(made, {**target, "measure": titles}) == ""
    assert measure_problem(made, {**target, "measure": {"library": "l1"}}) == ""
    assert "没有这个库" in measure_problem(made, {**target, "measure": {"library": "l9"}})
    share = {"expression": "sum(rd_expense of firms) / sum(revenue of firms)"}
    assert "测算结果与目标单位不符" in measure_problem(made, {**target, "measure": share})
    assert "没有这个梯度" in measure_problem(
        made, {**target, "measure": {"titles": {"levels": ["x"], "count": "ever"}}}
    )
