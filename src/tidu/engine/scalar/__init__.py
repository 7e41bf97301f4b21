"""The scalar executor: one firm at a time, with the full trace; and generated Python for verdicts only."""
