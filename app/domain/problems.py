"""The world's errors: each carries one plain sentence with the next step, for a person.

Our own errors are ordinary exceptions; they are logged and lead to the safe page.
"""

from __future__ import annotations


class Problem(Exception):
    """Something outside the program is not as it should be. `str()` is the whole sentence."""


class UnknownName(Problem):
    """A region, item, question, option or 清单号 that the catalogue does not have."""
