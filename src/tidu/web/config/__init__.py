"""Settings, addresses and the server entry of the site."""
