"""Gold in brat's standoff format."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.errors import InputError
from claimtrack.evaluation.brat import read_brat
from claimtrack.exchange.standoff import parse_standoff
from claimtrack.model import Span

TEXT = '"Nobody knew", Ann Lee reportedly said, "not even the owner". The mayor declined to comment.\n'

ANNOTATIONS = """\
T1\tContent 1 12;41 59\tNobody knew not even the owner
T2\tSource 15 22\tAnn Lee
T3\tCue 34 38\tsaid
T4\tHedge 23 33\treportedly
R1\tHasSource Arg1:T1 Arg2:T2
R2\tHasCue Arg1:T1 Arg2:T3
R3\tHasHedge Arg1:T1 Arg2:T4
A1\tSpeech T1 direct
A2\tAct T1 speech
A3\tKind T2 person
#1\tAnnotatorNotes T2\tAnn Maria Lee
T5\tCue 72 91\tdeclined to comment
T6\tSource 62 71\tThe mayor
R4\tHasSource Arg1:T5 Arg2:T6
A4\tAct T5 no_comment
T7\tDiscard 13 14\t,
*\tEquiv T2 T6
"""


def written(directory: Path, annotations: str, text: str = TEXT) -> Path:
    (directory / "mayor.txt").write_text(text, "utf-8")
    (directory / "mayor.ann").write_text(annotations, "utf-8")
    return directory / "mayor.ann"


def test_parts_are_joined_by_their_relations(tmp_path: Path) -> None:
    found = read_brat(written(tmp_path, ANNOTATIONS), "en")

    said, silent = found.attributions
    assert (found.id, found.language, found.text) == ("mayor", "en", TEXT)
    assert said.content == (Span(1, 12), Span(41, 59))
    assert (said.source, said.cue) == ((Span(15, 22),), (Span(34, 38),))
    assert (said.speech, said.act, said.kind, said.name) == ("direct", "speech", "person", "Ann Maria Lee")
    assert (said.hedged, silent.hedged) == (True, False)
    assert found.discard == (Span(13, 14),)


def test_a_cue_without_content_stands_for_itself(tmp_path: Path) -> None:
    found = read_brat(written(tmp_path, ANNOTATIONS), "en")

    silent = found.attributions[-1]
    assert (silent.content, silent.cue, silent.source) == ((), (Span(72, 91),), (Span(62, 71),))
    assert [no_comment.cue for no_comment in found.no_comments] == [(Span(72, 91),)]


def test_nesting_gives_chains(tmp_path: Path) -> None:
    text = "Ann says Bo says no."
    annotations = """\
T1\tContent 9 19\tBo says no
T2\tContent 17 19\tno
T3\tSource 0 3\tAnn
T4\tSource 9 11\tBo
R1\tHasSource Arg1:T1 Arg2:T3
R2\tHasSource Arg1:T2 Arg2:T4
R3\tNestedIn Arg1:T2 Arg2:T1
"""

    outer, inner = read_brat(written(tmp_path, annotations, text), "en").attributions

    assert [link.mention for link in outer.chain] == [(Span(0, 3),)]
    assert [link.mention for link in inner.chain] == [(Span(0, 3),), (Span(9, 11),)]


def test_offsets_count_code_points_and_line_ends_as_they_are(tmp_path: Path) -> None:
    text = "🦊\r\nAnn says no."
    (tmp_path / "mayor.txt").write_bytes(text.encode())
    (tmp_path / "mayor.ann").write_text("T1\tContent 12 14\tno\n", "utf-8")

    (only,) = read_brat(tmp_path / "mayor.ann", "en").attributions

    assert only.content == (Span(12, 14),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T1\tContent 0 3\tAnn", "the text reads"),
        ("T1\tContent zero 3\tBo", "invalid literal"),
        ("T1\tContent 0 2", "index"),
        ("R1\tHasCue Arg1:T1", "values to unpack"),
    ],
)
def test_a_broken_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(InputError, match=rf"mayor\.ann, line 2: .*{reason}"):
        parse_standoff(f"\n{line}\n", "Bo says no.", name="mayor.ann")


def test_a_relation_to_nothing_is_named(tmp_path: Path) -> None:
    annotations = "T1\tContent 9 11\tno\nR1\tHasCue Arg1:T1 Arg2:T9\n"

    with pytest.raises(InputError, match="T9"):
        read_brat(written(tmp_path, annotations, "Ann says no."), "en")
