"""Commands for the parser's models: list, check, download."""

from __future__ import annotations

import json

import click
from tabulate import tabulate

from claimtrack.cli.answering import format_option, write_text
from claimtrack.parsing import download
from claimtrack.parsing.shipped import checked_paths, load_manifest


@click.group()
def models() -> None:
    """List, check or download the parser's models.

    \b
    Examples:
      claimtrack models list
      claimtrack models check
      claimtrack models download en
    """


@models.command("list")
@format_option(["plain", "json"])
def list_models(form: str | None) -> None:
    """List the models that come with claimtrack.

    \b
    Example:
      claimtrack models list
    """
    manifest = load_manifest()
    rows = [
        {
            "language": language,
            "processor": file.processor,
            "file": file.path,
            "MB": round((manifest.directory / file.path).stat().st_size / 1e6, 1),
        }
        for language, own in sorted(manifest.files.items())
        for file in own
    ]
    if form == "json":
        write_text(json.dumps({"version": manifest.version, "models": rows}, indent=2), None)
    else:
        table = tabulate(rows, headers="keys", disable_numparse=True)
        write_text(f"version {manifest.version}\n\n{table}", None)


@models.command("check")
def check_models() -> None:
    """Compare every model file with its SHA-256.

    \b
    Example:
      claimtrack models check
    """
    manifest = load_manifest()
    for language in sorted(manifest.files):
        click.echo(f"{language}: {len(checked_paths(manifest, language))} files are as they were shipped")


@models.command("download")
@click.argument("language")
@click.option("--package", default="default", show_default=True, help="One of Stanza's packages.")
def download_models(language: str, package: str) -> None:
    """Fetch Stanza's own models for LANGUAGE, an ISO 639-1 code; needs the internet.

    \b
    Examples:
      claimtrack models download en
      claimtrack parse report.txt --package default
    """
    click.echo(f"The models for {language} are in {download(language, package=package)}.")
