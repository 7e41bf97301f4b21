"""The append-only trail of every write, sealed in a chain of hashes."""
