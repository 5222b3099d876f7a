"""What hangs on sheets and books, each edited in its own part."""
