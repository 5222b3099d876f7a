"""What only Windows has: its registry, its folders, its running programs, its Office."""
