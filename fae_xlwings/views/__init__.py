"""What each sheet and report will show, decided here and drawn elsewhere."""
