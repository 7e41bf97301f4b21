"""Any table in: uploaded, mapped, previewed, applied as a whole, undone as a whole."""
