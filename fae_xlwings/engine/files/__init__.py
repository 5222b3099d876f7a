"""Opening and saving files: packages, sheets, drawings, in one stroke."""
