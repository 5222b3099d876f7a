"""The words of a plan: what every page is said with."""
