"""Public notices, objections, announcements, and lists that higher authorities announced."""
