"""How fast the product is, beside what others take for the same work in the same minute."""
