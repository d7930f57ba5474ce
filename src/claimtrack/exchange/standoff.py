"""The lines of brat's standoff format, whatever is annotated with them.

Offsets are half-open and count code points, as ours do.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from claimtrack.errors import InputError
from claimtrack.model import Span


@frozen
class Standoff:
    """The lines of one annotation file, by what they are.

    ``bounds`` are type and spans by id; ``relations`` type, from and to; ``attributes`` values
    by annotation and name; ``notes`` texts by annotation; ``equivalent`` sets of ids that stand
    for one thing.
    """

    bounds: dict[str, tuple[str, tuple[Span, ...]]] = field(factory=dict)
    relations: list[tuple[str, str, str]] = field(factory=list)
    attributes: dict[tuple[str, str], str] = field(factory=dict)
    notes: dict[str, str] = field(factory=dict)
    equivalent: list[tuple[str, ...]] = field(factory=list)

    def targets(self, kind: str, start: str) -> list[str]:
        """Give the annotations that relations of a type lead to from another one, in file order."""
        return [end for type, origin, end in self.relations if (type, origin) == (kind, start)]

    def bound(self, kind: str, spans: Sequence[Span]) -> str:
        """Add a text bound; gives its id."""
        id = f"T{len(self.bounds) + 1}"
        self.bounds[id] = (kind, tuple(spans))
        return id


def parse_standoff(annotations: str, text: str, *, name: str = "annotations") -> Standoff:
    """Read the lines of an annotation file; events and normalisations are passed over.

    Raises:
        InputError: a line breaks the format, a span's words are not those of the text, or a
            relation leads to nothing; says which.
    """
    found = Standoff()
    for number, line in enumerate(annotations.split("\n"), 1):
        try:
            _read_line(line, text, found)
        except (IndexError, TypeError, ValueError) as error:
            raise InputError(f"{name}, line {number}: {error}: {line!r}") from error
    unknown = {end for _, *ends in found.relations for end in ends} - found.bounds.keys()
    if unknown:
        raise InputError(f"{name}: a relation leads to {min(unknown)}, which is not there")
    return found


def write_standoff(found: Standoff, text: str) -> str:
    """Write the lines of an annotation file; the words of a span stand on one line."""
    lines = []
    for id, (kind, spans) in found.bounds.items():
        places = ";".join(f"{span.start} {span.end}" for span in spans)
        words = " ".join(text[span.start : span.end] for span in spans)
        lines.append(f"{id}\t{kind} {places}\t{_on_one_line(words)}")
    for number, (kind, start, end) in enumerate(found.relations, 1):
        lines.append(f"R{number}\t{kind} Arg1:{start} Arg2:{end}")
    for number, ((target, name), value) in enumerate(found.attributes.items(), 1):
        lines.append(f"A{number}\t{name} {target} {value}".rstrip())
    for number, (target, note) in enumerate(found.notes.items(), 1):
        lines.append(f"#{number}\tAnnotatorNotes {target}\t{_on_one_line(note)}")
    lines += [f"*\tEquiv {' '.join(ids)}" for ids in found.equivalent]
    return "".join(f"{line}\n" for line in lines)


def _read_line(line: str, text: str, found: Standoff) -> None:
    if not line.strip():
        return
    id, body, *rest = line.split("\t")
    if id[0] == "T":
        found.bounds[id] = _read_bound(body, rest[0], text)
    elif id[0] == "R":
        kind, start, end = body.split()
        found.relations.append((kind, start.partition(":")[2], end.partition(":")[2]))
    elif id[0] in "AM":
        attribute, target, *value = body.split(" ", 2)
        found.attributes[target, attribute] = value[0] if value else ""
    elif id[0] == "#":
        found.notes[body.split()[1]] = rest[0].strip()
    elif id[0] == "*":
        found.equivalent.append(tuple(body.split()[1:]))


def _read_bound(body: str, words: str, text: str) -> tuple[str, tuple[Span, ...]]:
    kind, _, places = body.partition(" ")
    spans = tuple(Span(*map(int, place.split())) for place in places.split(";"))
    written = " ".join(text[span.start : span.end] for span in spans)
    if _on_one_line(written) != _on_one_line(words):
        raise ValueError(f"the text reads {written!r} there")
    return kind, spans


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
