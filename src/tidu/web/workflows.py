"""The workflows of the site, and where its authorities stand among the ranks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from tidu.web.jurisdictions.models import Kind
from tidu.workflows import Rank, Workflow, WorkflowLibrary, from_document, load_workflows, rank_of_code
from tidu.workflows.ranks import ORDER, below

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

_OF_KIND = {Kind.COUNTY: Rank.DISTRICT, Kind.ZONE: Rank.DISTRICT, Kind.TOWN: Rank.TOWN, Kind.CITY: Rank.CITY}


def workflow_library() -> WorkflowLibrary:
    """Return the shipped workflows and the site's own; read once, then kept.

    Raises:
        PackError: the site's packs have an error; the message says where.
    """
    return load_workflows(*([settings.PACKS] if settings.PACKS else []))


@lru_cache(maxsize=64)
def kept_workflow(document: str) -> Workflow:
    """Return the workflow that a batch kept: a pack that changes later does not change a running batch."""
    return from_document(document)


def site_rank(root: Jurisdiction) -> Rank:
    """Return the rank of the authority whose site it is: by its code today, a zone works as a district."""
    return rank_of_code(root.code_on(timezone.localdate()), zone=root.kind == Kind.ZONE)


def rank_of(user: User, site: Rank) -> Rank:
    """Return the rank a person acts for: that of the site at its root, else what her part of the tree is."""
    if user.jurisdiction_id == user.root_id:
        return site
    own = _OF_KIND[Kind(user.jurisdiction.kind)]
    return min(own, below(site), key=ORDER.index)
