"""The app's entry in the site."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews: check lists, draws, score sheets, minutes; answers whether scores are in."""

    name = "tidu.web.reviews"
    label = "reviews"
    verbose_name = "评审"

    def ready(self) -> None:
        """Answer the need of scores."""
        import_module("tidu.web.reviews.needs")
