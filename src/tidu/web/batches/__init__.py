"""Batches: calls for applications for one title or pool, with dates, quota, materials and who handles them."""
