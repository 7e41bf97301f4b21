"""Accounts, roles, scopes and sign-in."""
