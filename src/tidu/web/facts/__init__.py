"""Facts of firms by year, each with its source; the current view by precedence."""
