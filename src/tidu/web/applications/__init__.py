"""Applications: filled, frozen on submission, moved step by step by a workflow, never rewritten."""
