"""Sector teams and contact persons."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan
from tidu.web.teams.access import ContactQuerySet, TeamQuerySet


class SectorTeam(models.Model):
    """A team that serves a sector: the unit that leads it and those that are in it.

    ``key`` is its id in the plan's pack, empty for one added here; ``clause`` and ``note`` come from there.
    """

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="teams")
    key = models.CharField(max_length=60, blank=True)
    name = models.CharField("专班名称", max_length=80)
    sector = models.CharField("服务领域", max_length=60)
    lead = models.ForeignKey(
        OrganisationUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="牵头单位"
    )
    members = models.ManyToManyField(OrganisationUnit, related_name="+", blank=True, verbose_name="成员单位")
    clause = models.CharField("条款", max_length=60, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        """A name stands once in a plan."""

        verbose_name = "服务专班"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="team_name_once"),
            models.UniqueConstraint(fields=["plan", "key"], name="team_key_once", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.plan.root_id


class Contact(models.Model):
    """Whom to call at a unit about a plan; of a team where it is named."""

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="contacts")
    unit = models.ForeignKey(OrganisationUnit, models.PROTECT, related_name="+", verbose_name="单位")
    team = models.ForeignKey(
        SectorTeam, models.SET_NULL, null=True, blank=True, related_name="contacts", verbose_name="所在专班"
    )
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("处室、职务", max_length=60, blank=True)
    phone = models.CharField("电话", max_length=30)

    objects = ContactQuerySet.as_manager()

    class Meta:
        """A name once a unit and plan; by unit in lists."""

        verbose_name = "联系人"
        ordering: ClassVar = ["unit__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "unit", "name"], name="contact_once"),
        ]

    def __str__(self) -> str:
        """Return unit and name."""
        return f"{self.unit} {self.name}"

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.plan.root_id
