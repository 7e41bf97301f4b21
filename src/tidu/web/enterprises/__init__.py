"""The registry: one record a firm, with its names, codes, owners, contacts and products."""
