"""Fonts, fills, borders, alignments, named styles and conditional formats."""
