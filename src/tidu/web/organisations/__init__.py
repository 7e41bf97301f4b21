"""Organisation units with their other names."""
