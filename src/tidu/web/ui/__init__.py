"""Base templates, components and helpers of all pages."""
