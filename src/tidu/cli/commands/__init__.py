"""One command a file; each imports what it needs when it runs, so that every command starts fast."""
