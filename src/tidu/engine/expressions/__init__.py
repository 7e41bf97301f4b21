"""The language of rules: a closed, typed grammar with unit literals, checked when a pack is loaded."""
