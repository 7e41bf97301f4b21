"""The jurisdictions of a site: a tree under one root, with dated codes."""
