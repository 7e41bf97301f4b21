"""Working days as data."""
