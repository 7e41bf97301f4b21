"""What happens between recognition and renewal: yearly updates, major changes, monitoring, ends of titles."""
