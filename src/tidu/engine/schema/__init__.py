"""Shapes of the pack files, as frozen structs; JSON Schema for editors and forms is generated from them."""
