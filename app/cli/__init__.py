"""The `gaozhi` command (DESIGN 5): a contract, other programs call it.

0 on success, 2 on a usage error from the parser, 1 with one plain sentence on stderr for
anything else. No traceback reaches a user. One module a family of commands; each adds its own to
the parser.
"""

from app.cli.command import run

__all__ = ["run"]
