"""Targets broken down to districts, sectors and years, and what each part has reached."""
