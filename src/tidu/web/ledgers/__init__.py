"""Dated rows that counts are derived from: IP, equity, awards, certificates, institutions."""
