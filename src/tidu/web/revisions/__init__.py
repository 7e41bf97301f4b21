"""Packs published in the web: each edition kept as a text that exports as YAML."""
