"""Formats of numbers and dates, a package a language."""
