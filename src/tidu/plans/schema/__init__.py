"""Shapes of plan files: what a plan document says, item by item, each with its clause."""
