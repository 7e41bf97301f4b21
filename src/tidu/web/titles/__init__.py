"""Titles of firms with number and validity."""
