"""One module per sheet, named as its tab."""
