"""Diagnosis: which firm meets which standard, stored as it was judged and never rewritten."""
