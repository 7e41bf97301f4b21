"""Files that prove facts, kept outside the web root and served by permission."""
