"""What is written in bulk is what the services would have written."""

from collections import Counter

from django.db.models import QuerySet

from tests.web.demo.kit import ON, SIZE
from tidu.engine import Verdict, evaluate, load_packs
from tidu.web.demo.services import Demo
from tidu.web.enterprises.models import Contact, Enterprise, EnterpriseName, LibraryEntry, Shareholder, Status
from tidu.web.enterprises.pinyin import initials, sort_key
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.store import refresh_current
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.titles.models import Title


def test_everything_is_there(demo: Demo) -> None:
    assert Enterprise.objects.count() == SIZE
    for model in (
        Contact, Shareholder, EnterpriseName, LibraryEntry, Title, LedgerRow, LedgerCompleteness, FactRow, CurrentFacts,
    ):  # fmt: skip
        assert QuerySet(model).exists(), model
    assert LedgerCompleteness.objects.filter(as_of__gt=ON).count() == 0
    firm = Enterprise.objects.exclude(status=Status.CLOSED).exclude(main_product="").order_by("pk")[0]
    assert (firm.sort_key, firm.initials) == (sort_key(firm.name), initials(firm.name))
    assert firm.root_id == firm.jurisdiction.tenant_id


def test_refreshing_changes_nothing(demo: Demo) -> None:
    def views() -> list[tuple[int, int, object, object, object]]:
        rows = CurrentFacts.objects.order_by("enterprise", "year")
        return list(rows.values_list("enterprise_id", "year", "values", "origins", "conflicts"))

    before = views()
    firms = list(Enterprise.objects.values_list("pk", flat=True))
    assert refresh_summaries(firms, today=ON) == 0
    refresh_current({(enterprise, year) for enterprise, year, _, _, _ in before})
    assert views() == before
    assert any(conflicts for *_, conflicts in before)


def test_the_engine_takes_every_firm(demo: Demo) -> None:
    facts = list(engine_facts(Enterprise.objects.order_by("pk"), on=ON))
    assert len(facts) == SIZE
    assert sum(one.get("revenue", ON.year - 1) is not None for one in facts) > 0.8 * SIZE
    assert any(one.records.get("ip") for one in facts)
    # Firms on both sides of the lines, and some of whom too little is known.
    standard = load_packs().standard("national.srdi-2026")
    verdicts = Counter(evaluate(standard, one, on=ON, case="new").verdict for one in facts)
    assert {Verdict.met, Verdict.unmet, Verdict.unknown} <= verdicts.keys(), verdicts


def test_the_database_numbers_on(demo: Demo) -> None:
    last = Enterprise.objects.order_by("-pk")[0]
    highest = last.pk
    last.pk, last.uscc = None, "91320581MA0000099X"
    last.save()
    assert last.pk == highest + 1
