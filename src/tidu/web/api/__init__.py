"""The REST interface: tokens with scopes, and resources under ``/api/v1/``."""
