"""The interface against its own description: whatever is sent, what comes back is what it declares."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from hypothesis import settings as searched
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.api.kit import Caller
from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.api.reference import document
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.config.wsgi import application
from tidu.web.plans.models import AdoptedPlan

# By itself: drawing up the requests takes five seconds of every process that gathers this file.
pytestmark = pytest.mark.search

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ODD = tuple("13579")
schema = schemathesis.openapi.from_dict(document())
schema.app = application


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The requests share the test's connection, which the end of a request would close (as Django's client does)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def caller(site: Site) -> Caller:
    return Caller(site.officer)


@schema.parametrize()
@searched(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_a_declared_one(case: Case[Any], site: Site, caller: Caller) -> None:
    cache.clear()
    wrong = (
        {place for place, part in case.meta.components.items() if part.mode.is_negative}
        if case.meta
        else set()
    )
    if not wrong and str(case.path_parameters.get("firm_id", ""))[-1:] in ODD:
        case.path_parameters["firm_id"] = site.east_firm.pk  # one that is there
    if not wrong and str(case.path_parameters.get("plan_id", ""))[-1:] in ODD:
        case.path_parameters["plan_id"] = (AdoptedPlan.objects.first() or plan(site)).pk
    for name, model in (("batch_id", Batch), ("application_id", Application)):
        if not wrong and str(case.path_parameters.get(name, ""))[-1:] in ODD:
            made = Application.objects.first() or apply(open_batch(site), site.east_firm)
            case.path_parameters[name] = made.pk if model is Application else made.batch_id
    # The right token goes along with every request; wrong ones are sent by `test_auth`.
    checks = CHECKS if ParameterLocation.HEADER in wrong else [*CHECKS, negative_data_rejection]
    case.call_and_validate(headers=caller.headers, checks=checks)
