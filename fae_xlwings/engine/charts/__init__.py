"""Charts and their parts."""
