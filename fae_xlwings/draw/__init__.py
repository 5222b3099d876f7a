"""The only writers: plans become sheets, charts and Word documents here."""
