"""`python -m fae_xlwings`: the `fae` command."""

from fae_xlwings.cli import main

if __name__ == "__main__":
    main()
