"""From a file, bytes or a string to the article's text, which nothing alters afterwards."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import regex

from claimtrack.errors import InputError

# The longer marks first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What cp1252 puts in place of Latin-1's second row of control characters. It leaves five bytes
# undefined; these stay control characters, as browsers read them.
_CP1252 = {byte: bytes([byte]).decode("cp1252", errors="ignore") or byte for byte in range(0x80, 0xA0)}

# A text this short may be the name of a file that was meant to be read.
_LONGEST_NAME = 255

# Control characters other than white space. A stray one gets into real articles; pictures,
# archives and word-processor files hold one in ten bytes, and text in cp1252 none.
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_MOST_CONTROLS_IN_UTF8 = 0.1
_MOST_CONTROLS_ELSEWHERE = 0.01


def load(source: str | bytes | os.PathLike[str], *, encoding: str | None, max_bytes: int) -> str:
    """Give the text of a source: a string as it is, bytes and files decoded.

    Raises:
        InputError: there is no such file, it cannot be read, is no text, is blank, or is longer
            than ``max_bytes`` (for a string: characters); or a string only names a file.
    """
    name = describe(source)
    content = source if isinstance(source, str | bytes) else _read_file(Path(source), max_bytes)
    if len(content) > max_bytes:
        raise InputError(
            f"{name} is larger than {max_bytes:,} bytes, the limit; "
            "give one article at a time, or raise max_bytes"
        )
    if isinstance(source, str) and _names_a_file(source):
        raise InputError(f"the text is the name of a file; Path({source!r}) reads it")
    text = content if isinstance(content, str) else decode(content, encoding=encoding, name=name)
    if not text.strip():
        raise InputError(f"{name} is empty: there is no article to read")
    return text


def describe(source: str | bytes | os.PathLike[str]) -> str:
    """Name a source in a message."""
    if isinstance(source, str):
        return "the text"
    return "the bytes given" if isinstance(source, bytes) else f"{os.fspath(source)!r}"


def decode(content: bytes, *, encoding: str | None, name: str) -> str:
    """Decode by byte-order mark, then strict UTF-8, then ``encoding``, then cp1252.

    The mark is no part of the text, line ends stay as they are.
    Raises InputError for what is no text, or an encoding nobody knows.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], codec, name)
    try:
        return _checked(content.decode("utf-8"), _MOST_CONTROLS_IN_UTF8, name)
    except UnicodeDecodeError:
        return _checked(_decode_legacy(content, encoding), _MOST_CONTROLS_ELSEWHERE, name)


def _decode_marked(content: bytes, codec: str, name: str) -> str:
    try:
        return _checked(content.decode(codec), _MOST_CONTROLS_IN_UTF8, name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} begins with the mark of {codec} but breaks off from it at byte {error.start}; "
            "save it as UTF-8"
        ) from error


def _decode_legacy(content: bytes, encoding: str | None) -> str:
    if encoding is not None:
        try:
            return content.decode(encoding)
        except LookupError as error:
            raise InputError(f"unknown encoding {encoding!r}; try 'utf-8' or 'cp1252'") from error
        except UnicodeDecodeError:
            pass  # declared wrongly, as web servers often do
    return content.decode("latin-1").translate(_CP1252)


def _checked(text: str, most_controls: float, name: str) -> str:
    if len(_CONTROL.findall(text)) > most_controls * len(text):
        raise InputError(
            f"{name} is not text but binary (a picture, PDF or word-processor file?); "
            "save the article as plain text"
        )
    return text


def _names_a_file(text: str) -> bool:
    # Path.is_file would raise where a name is too long for the system.
    return len(text) <= _LONGEST_NAME and os.path.isfile(text)  # noqa: PTH113


def _read_file(path: Path, max_bytes: int) -> bytes:
    """Read no more than a byte beyond the limit, so that a huge file costs nothing."""
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(f"there is no file {str(path)!r}") from error
    except IsADirectoryError as error:
        raise InputError(f"{str(path)!r} is a folder; name the file of one article") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{str(path)!r} cannot be read: {error}") from error
