"""Ways out of the site: e-mail, text messages, WeCom. Each is one file."""
