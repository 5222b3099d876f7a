"""Tables, their headers and their filters."""
