"""The command line: arguments → pipeline → format. One command or a few per module."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from claimtrack.cli import articles, evaluating, looking, models
from claimtrack.errors import ClaimtrackError, InputError, LanguageError
from claimtrack.printing import legible

EXIT_CODES = """
\b
Exit codes:
  0  done
  1  an article, option or output file cannot be used, or its language is not known
  2  the command line is wrong
  3  a model is missing, altered or cannot be loaded

\b
Completion of commands, options and files, in bash (zsh and fish likewise):
  eval "$(_CLAIMTRACK_COMPLETE=bash_source claimtrack)"
"""


class _Program(click.Group):
    """Turn what claimtrack raises on purpose into one line on standard error and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # whoever read our output has seen enough; click leaves quietly
        except (InputError, LanguageError, OSError) as error:
            raise click.ClickException(legible(str(error))) from error
        except ClaimtrackError as error:
            raise _MachineFailure(legible(str(error))) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Tell somebody who forgot the command, or mistyped it, what was probably meant."""
        word = args[0]
        if self.get_command(ctx, word) is None and not word.startswith("-"):
            if Path(word).is_file():
                ctx.fail(f"{word!r} is a file; say what to do with it, as in: claimtrack parse {word}")
            near = get_close_matches(word, self.commands, n=1)
            if near:
                ctx.fail(f"there is no command {word!r}; did you mean {near[0]!r}?")
            ctx.fail(f"there is no command {word!r}; there are {', '.join(self.commands)}")
        return super().resolve_command(ctx, args)


class _MachineFailure(click.ClickException):
    exit_code = 3


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(package_name="claimtrack")
def main() -> None:
    """Read news reports as attributed claims, and compare reports claim by claim.

    Everything happens on this machine; only `models download` goes online.

    \b
    Examples:
      claimtrack demo
      claimtrack parse report.txt
      claimtrack compare report-a.txt report-b.txt -o table.html
      claimtrack COMMAND --help
    """


for _command in (
    articles.parse,
    articles.compare,
    articles.report,
    looking.sources,
    looking.explain,
    evaluating.evaluate,
    articles.demo,
    models.models,
):
    main.add_command(_command)
