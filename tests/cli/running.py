"""Running a command as somebody at a terminal or a program behind a pipe does."""

from __future__ import annotations

from click.testing import CliRunner, Result

from claimtrack import cli

FERRY = "The ferry sank, according to captain Ida Holm. Nobody was hurt."
VEERBOOT = "De veerboot is gezonken, aldus kapitein Ida Holm. Niemand raakte gewond."


def run(*arguments: str, given: bytes = b"") -> Result:
    """Run claimtrack with these arguments; ``given`` is its standard input."""
    return CliRunner().invoke(cli.main, arguments, input=given, prog_name="claimtrack")
