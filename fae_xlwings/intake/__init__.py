"""From raw cells to a trusted frame of clients, and the list of what is wrong with them."""
