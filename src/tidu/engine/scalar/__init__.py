"""The scalar executor: one firm at a time, exact, with the full trace; and generated Python for verdicts only."""
