"""Messages and reminders inside the site."""
