"""Whatever is imported, edited and undone in whatever order: what shows is what the rows in force say."""

from collections import defaultdict

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.case import build_site
from tests.web.imports.makers import applied, firm, undone
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import CurrentFacts, FactRow, Strength
from tidu.web.facts.precedence import Said, View, resolve
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.imports.models import ImportRun, State
from tidu.web.imports.services import STRENGTHS

pytestmark = pytest.mark.django_db

NUMBERS, FACTS = (1, 2), {"revenue": "2025年营业收入（万元）", "employees": "2025年从业人员"}
VALUES = st.fixed_dictionaries({}, optional={fact: st.integers(1, 3) for fact in FACTS})
STEPS = st.one_of(
    st.tuples(
        st.just("import"),
        st.dictionaries(st.sampled_from(NUMBERS), VALUES, min_size=1),
        st.sampled_from(["示例甲局", "示例乙局"]),
        st.sampled_from(STRENGTHS),
    ),
    st.tuples(st.just("edit"), st.sampled_from(NUMBERS), VALUES, st.sampled_from(Strength)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
)


def recomputed() -> dict[tuple[int, int], View]:
    """The views by nothing but the rows in force."""
    said: dict[tuple[int, int], list[Said]] = defaultdict(list)
    for row in FactRow.objects.in_force().select_related("source"):
        one = Said(row.pk, row.source.strength, row.recorded_at, row.values, row.source_id)
        said[row.enterprise_id, row.year].append(one)
    return {pair: view for pair, rows in said.items() if (view := resolve(rows)).values}


def shown() -> dict[tuple[int, int], View]:
    views = CurrentFacts.objects.in_force()
    return {(one.enterprise_id, one.year): View(one.values, one.origins, one.conflicts) for one in views}


def do(step: tuple[object, ...], site: object, officer: User) -> None:
    kind, *rest = step
    if kind == "import":
        table, source, strength = rest
        rows = [
            {**firm(number), FACTS["revenue"]: "", **{FACTS[fact]: value for fact, value in values.items()}}
            for number, values in table.items()  # type: ignore[attr-defined] # drawn so
        ]
        applied(site, rows, source=source, strength=strength)  # type: ignore[arg-type] # drawn so
    elif kind == "edit":
        number, values, strength = rest
        found = Enterprise.objects.filter(name=f"示例{number}号有限公司").first()
        if found is not None and values:
            source = source_of_person(officer, strength=Strength(strength))  # type: ignore[call-overload] # drawn so
            record_facts(actor=None, enterprise=found, year=2025, source=source, values=values)  # type: ignore[arg-type]
    else:
        runs = list(ImportRun.objects.filter(state=State.APPLIED).order_by("pk"))
        if runs:
            undone(runs[int(str(rest[0])) % len(runs)])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=2, max_size=6))
def test_what_shows_is_what_the_rows_in_force_say(db: None, steps: list[tuple[object, ...]]) -> None:
    with transaction.atomic():
        site = build_site()
        for step in steps:
            do(step, site, site.officer)
            assert shown() == recomputed()
            assert not CurrentFacts.objects.filter(layer=1).exists()
        transaction.set_rollback(True)
