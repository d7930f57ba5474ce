"""Values to JSON and back: the schema ``claimtrack/1``, published beside this module.

A stored report holds its article's text, so that whoever reads it can check every passage
against its place, and compare it with further reports. Reading trusts nothing: types, ids,
the text's digest and each passage are checked once, here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import inf, isfinite
from pathlib import Path
from typing import Any, TypeVar

from cattrs import BaseValidationError, Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from claimtrack.errors import InputError
from claimtrack.model import (
    SCHEMA,
    Article,
    Block,
    ComparisonTable,
    Notice,
    Origin,
    Passage,
    Quantity,
    Report,
    Row,
    Span,
)

Json = dict[str, Any]
_T = TypeVar("_T")
_SIDES = ("left", "right")

# JSON allows these inside a string, yet many readers take them for the end of a line.
_LINE_BREAKS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})
# JSON reads an escaped pair of surrogates as one character, so two of them would come back as one.
_SURROGATE_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def dumps(value: Report | ComparisonTable, *, indent: int | None = 2) -> str:
    """Write a value as JSON; without an indent on one line.

    The same value gives the same characters. Lone surrogates are escaped, so that the
    result can always be encoded.

    Raises:
        InputError: a text holds a pair of surrogates as two characters, which JSON cannot keep.
    """
    written = json.dumps(
        {"schema": SCHEMA, **unstructure(value)},
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
    )
    if _SURROGATE_PAIR.search(written):
        raise InputError(
            "the text holds a surrogate pair as two characters; decode it as UTF-16 before reading"
        )
    return written.translate(_LINE_BREAKS).encode("utf-8", "backslashreplace").decode("utf-8")


def loads(text: str) -> Report | ComparisonTable:
    """Read back what `dumps` wrote, or any JSON of the same schema that holds the articles' texts.

    Fields that the schema does not name are passed over.

    Raises:
        InputError: it is no such JSON, or passages, ids and text do not agree; says where.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise InputError(f"not JSON of the schema {SCHEMA}")
    return _read_table(found) if "rows" in found else _read_report(found)


def save(value: Report | ComparisonTable, path: Path | str) -> None:
    """Write a value to a file, as UTF-8. See `dumps`."""
    Path(path).write_text(dumps(value) + "\n", encoding="utf-8", newline="\n")


def load(path: Path | str) -> Report | ComparisonTable:
    """Read back what `save` wrote. Raises InputError, as `loads` does, or when there is no such file."""
    try:
        return loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error


def unstructure(value: object) -> Any:
    """Give any value of claimtrack as dictionaries, lists and words, in the form that `dumps` writes."""
    return _converter().unstructure(value)


def json_schema() -> Json:
    """Give the published JSON Schema that describes everything `dumps` writes."""
    text = files("claimtrack").joinpath("schema", "claimtrack-1.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


# ── reading ───────────────────────────────────────────────────────────────────────────────


def _read_report(found: Json) -> Report:
    report = _structure(found, Report)
    _check_report(report, found)
    return report


def _read_table(found: Json) -> ComparisonTable:
    table = _structure(found, ComparisonTable)
    for report, written in zip(table.reports, found["articles"], strict=True):
        _check_report(report, written)
    for row in (*table.rows, *table.weaker):
        for part in (row, *row.parts):
            _check_cells(part, table.reports)
    for origin in table.origins:
        _check_origin(origin, table.reports)
    return table


def _check_report(report: Report, found: Json) -> None:
    article = report.article
    if found["article"].get("sha256", _digest(article.text)) != _digest(article.text):
        raise InputError(f"the text of article {article.id!r} is not the one the claims were found in")
    for passage in _passages(report):
        if article.passage(passage.span) != passage:
            raise InputError(f"article {article.id!r} does not read {passage.text!r} at {passage.start}")
    named = {link.source for claim in report.claims for link in claim.chain if link.source}
    unknown = named - {source.id for source in report.sources}
    if unknown:
        raise InputError(f"article {article.id!r} has no source {min(unknown)!r}")


def _passages(report: Report) -> Iterator[Passage]:
    if report.article.headline:
        yield report.article.headline
    for claim in report.claims:
        yield from (*claim.content, *claim.hedges)
        for link in claim.chain:
            yield from (passage for passage in (link.mention, link.cue) if passage)
    for source in report.sources:
        yield from source.mentions
    for notice in (*report.article.notices, *report.notices):
        if notice.passage:
            yield notice.passage


def _check_cells(row: Row, reports: tuple[Report, ...]) -> None:
    if len(row.cells) != len(reports):
        raise InputError(f"a row has {len(row.cells)} cells for {len(reports)} articles")
    for ids, report in zip(row.cells, reports, strict=True):
        unknown = set(ids) - {claim.id for claim in report.claims}
        if unknown:
            raise InputError(f"article {report.article.id!r} has no claim {min(unknown)!r}")


def _check_origin(origin: Origin, reports: tuple[Report, ...]) -> None:
    for place, id in origin.sources:
        if not (0 <= place < len(reports) and id in {source.id for source in reports[place].sources}):
            raise InputError(f"article {place} has no source {id!r}")


def _structure(found: Any, kind: type[_T]) -> _T:
    try:
        return _converter().structure(found, kind)
    except BaseValidationError as error:
        raise InputError("; ".join(transform_error(error))) from error
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"not of the schema {SCHEMA}: {error!r}") from error


# ── the converter ─────────────────────────────────────────────────────────────────────────


@cache
def _converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, lambda found, _: float(_number(found)))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda found, _: date.fromisoformat(found))
    converter.register_unstructure_hook(Passage, _write_passage)
    converter.register_structure_hook(Passage, lambda found, _: _read_passage(found))
    converter.register_unstructure_hook(Notice, _write_notice)
    converter.register_structure_hook(Notice, lambda found, _: _read_notice(found))
    _register_block(converter)
    _register_article(converter)
    _register_row(converter)
    _register_quantity(converter)
    _register_table(converter)
    return converter


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _exactly(kind: type[_T]) -> Callable[[Any, type[_T]], _T]:
    """Accept values of a type alone; by itself a converter would read "3" as 3."""

    def check(found: Any, _: type[_T]) -> _T:
        if type(found) is not kind:
            raise TypeError(f"{found!r} is no {kind.__name__}")
        return found

    return check


def _number(found: Any) -> float:
    if type(found) not in {int, float}:
        raise TypeError(f"{found!r} is no number")
    return float(found)


def _write_passage(passage: Passage) -> Json:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def _read_passage(found: Json) -> Passage:
    return Passage(Span(found["start"], found["end"]), found["text"])


def _write_notice(notice: Notice) -> Json:
    place = _write_passage(notice.passage) if notice.passage else dict.fromkeys(("start", "end", "text"))
    return {**place, "reason": notice.reason}


def _read_notice(found: Json) -> Notice:
    return Notice(_read_passage(found) if found.get("start") is not None else None, found["reason"])


def _register_block(converter: Converter) -> None:
    write = make_dict_unstructure_fn(Block, converter, span=override(omit=True))
    read = make_dict_structure_fn(Block, converter)
    converter.register_unstructure_hook(
        Block, lambda block: {"start": block.span.start, "end": block.span.end, **write(block)}
    )
    converter.register_structure_hook(Block, lambda found, kind: read({**found, "span": found}, kind))


def _register_article(converter: Converter) -> None:
    write = make_dict_unstructure_fn(Article, converter)

    def write_article(article: Article) -> Json:
        written = write(article)
        about = {name: written.pop(name) for name in ("id", "language", "publisher", "published", "headline")}
        return {**about, "length": len(article.text), "sha256": _digest(article.text), **written}

    converter.register_unstructure_hook(Article, write_article)


def _register_row(converter: Converter) -> None:
    """Name the cells of two reports "left" and "right", those of more by their place."""
    write = make_dict_unstructure_fn(Row, converter, cells=override(omit=True))
    read = make_dict_structure_fn(Row, converter)

    def write_row(row: Row) -> Json:
        cells = [list(ids) for ids in row.cells]
        named = dict(zip(_SIDES, cells, strict=True)) if len(cells) == len(_SIDES) else {"cells": cells}
        return {**named, **{name: value for name, value in write(row).items() if value or name != "parts"}}

    def read_row(found: Json, kind: type[Row]) -> Row:
        cells = found["cells"] if "cells" in found else [found[side] for side in _SIDES]
        return read({**found, "cells": cells}, kind)

    converter.register_unstructure_hook(Row, write_row)
    converter.register_structure_hook(Row, read_row)


def _register_quantity(converter: Converter) -> None:
    """Write an open bound ("at least 5") as null; JSON has no infinity."""
    write = make_dict_unstructure_fn(Quantity, converter)
    read = make_dict_structure_fn(Quantity, converter)

    def write_quantity(quantity: Quantity) -> Json:
        written = write(quantity)
        bounds = {name: written[name] for name in ("low", "high")}
        return {**written, **{name: bound if isfinite(bound) else None for name, bound in bounds.items()}}

    def read_quantity(found: Json, kind: type[Quantity]) -> Quantity:
        low = -inf if found["low"] is None else found["low"]
        high = inf if found["high"] is None else found["high"]
        return read({**found, "low": low, "high": high}, kind)

    converter.register_unstructure_hook(Quantity, write_quantity)
    converter.register_structure_hook(Quantity, read_quantity)


def _register_table(converter: Converter) -> None:
    renamed = override(rename="articles")
    write = make_dict_unstructure_fn(ComparisonTable, converter, reports=renamed)
    read = make_dict_structure_fn(ComparisonTable, converter, reports=renamed)
    converter.register_unstructure_hook(ComparisonTable, write)
    converter.register_structure_hook(ComparisonTable, read)
