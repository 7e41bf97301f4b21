"""Ledger rows. The ledgers and their fields are those of the packs' catalogue (`records` in facts.yaml)."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource


class LedgerRow(models.Model):
    """One row of a firm's ledger: a patent, an equity round, an award, a certificate, an institution.

    ``number`` is what makes a row recognisable again (patent or certificate number); ``values`` holds the
    fields of the catalogue.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="ledger_rows")
    ledger = models.CharField("台账", max_length=30)
    number = models.CharField("编号", max_length=80, blank=True)
    values = models.JSONField(encoder=DjangoJSONEncoder)
    source = models.ForeignKey(FactSource, models.PROTECT, related_name="ledger_rows")
    place = models.CharField("位置", max_length=120, blank=True)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        """Read by firm and ledger; a number stands once while it is in force."""

        verbose_name = "台账记录"
        indexes: ClassVar = [models.Index(fields=["enterprise", "ledger"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise", "ledger", "number"],
                condition=models.Q(removed_at=None) & ~models.Q(number=""),
                name="ledger_number_once",
            ),
        ]

    def __str__(self) -> str:
        """Return ledger and number."""
        return f"{self.ledger} {self.number}"


class LedgerCompleteness(models.Model):
    """A person's word that a ledger is complete as of a date: from then its count decides over a reported one."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="complete_ledgers")
    ledger = models.CharField("台账", max_length=30)
    as_of = models.DateField("截至")

    class Meta:
        """One statement a firm and ledger."""

        verbose_name = "台账完整性"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enterprise", "ledger"], name="ledger_completeness_once"),
        ]

    def __str__(self) -> str:
        """Return ledger and date."""
        return f"{self.ledger} {self.as_of}"
