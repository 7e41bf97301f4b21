"""The command line: parses what was typed, calls the pure layers, prints Chinese. No rule lives here."""
