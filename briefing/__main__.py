"""``python -m briefing``: the command line, where no ``briefing`` script is on the path."""

from briefing.cli import main

if __name__ == "__main__":
    main()
