"""Duplicates found, merged into one record, and split again."""
