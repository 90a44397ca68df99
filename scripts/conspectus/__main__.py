"""``python -m conspectus`` is the command ``conspectus``."""

from conspectus.cli import main

if __name__ == "__main__":
    main()
