"""A sheet: its frame, its rows as bytes, what was written on it as columns."""
