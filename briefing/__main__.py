"""``python -m briefing``: the command line, where no ``briefing`` script is on the path."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # With -m Python looks into the current folder first, which may hold a stranger's files: no module of ours is there.
    if not sys.flags.safe_path and Path(sys.path[0]) != Path(__file__).parents[1]:
        del sys.path[0]

    from briefing.cli import main

    main()
