"""Pools: firms that an authority cultivates, taken in by a rule or by hand, in and out with day and reason."""
