"""The compiled form of rules: plain frozen data that the scalar and the columnar executor both read.

Comparisons become polynomials over slots that must be non-negative, indicators become tiers of tests, so an
executor needs to know nothing of the pack language; a distributed one can be fed the same data.
"""
