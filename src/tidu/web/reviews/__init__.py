"""Reviews: material check lists, experts drawn by lot, score sheets, the chair's view, minutes."""
