"""Excel's own object model behind `.api`, as tables of members."""
