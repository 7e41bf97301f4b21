"""The kinds of job of imports."""
