"""Cells inserted, deleted, moved, copied, sorted and found."""
