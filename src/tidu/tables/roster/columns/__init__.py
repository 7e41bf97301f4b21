"""Deciding how each column is read: which fact and year, in which unit, and what is left out and why."""

from __future__ import annotations

from tidu.tables.roster.columns.plan import Column, Plan, plan_columns

__all__ = ["Column", "Plan", "plan_columns"]
