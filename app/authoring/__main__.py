"""`python -m app.authoring check [REGION…]`: for authors, without the rest of the program."""

import sys

from app.authoring.command import check
from app.domain.problems import Problem

if __name__ == "__main__":
    try:
        verb, *regions = sys.argv[1:] or ["check"]
        sys.exit(check(tuple(regions)) if verb == "check" else 2)
    except Problem as problem:
        sys.exit(str(problem))
