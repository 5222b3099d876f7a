"""Three-way merging: what the file had, what openpyxl makes of it, what was changed."""
