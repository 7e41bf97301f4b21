"""Rosters in, workbooks out."""
