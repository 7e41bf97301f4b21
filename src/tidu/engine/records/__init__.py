"""Ledgers: rows of IP, equity rounds, awards, certificates, institutions; and the facts counted from them."""
