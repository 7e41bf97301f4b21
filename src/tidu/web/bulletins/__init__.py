"""Bulletins (通报) of a plan's quarters: drafted from the data, edited, issued, and from then on frozen."""
