from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver


def test_every_app_with_addresses_is_reached() -> None:
    assert "accounts" in set(get_resolver().namespace_dict)


def test_the_site_passes_its_own_check() -> None:
    call_command("check", fail_level="WARNING")


def test_a_visitor_of_a_missing_page_learns_nothing(client: Client, db: None) -> None:
    assert client.get("/nowhere/").status_code == 404
