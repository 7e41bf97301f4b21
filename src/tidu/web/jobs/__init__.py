"""Background jobs with progress that can be left and come back to."""
