"""New training sentences that report what somebody says, put together from gold trees.

What attribution rests on is rare in treebanks: a few hundred sentences have a reporting verb, its subject
and its clause, most of them in one order. Here a clause of one gold tree, the subject of another and
the verb of a third are set into a frame.

The frames of a language are in ``frames/``. Each begins with a comment, its weight and its name; then
comes a line for each place: what stands there, the line of its head, and its label as the treebanks have
it, or ``=`` for the one it had in its own tree. A place holds a word with its part of speech and, if
need be, its tag (``that/SCONJ``, ``was|were/AUX``, which agrees with the speaker), or something drawn:

- ``clause``; ``embedded``, one in the order it has after a conjunction; ``inverted``, one without what
  stood before its verb; ``around``, one that the rest of the frame is set into;
- ``speaker``, ``name``, ``person`` (who is told), ``adjunct``;
- a form of a reporting verb, see ``_cues``, or its ``particle``.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from claimtrack.lexicons import Lexicon
from training.data import DEPREL, FEATS, FORM, HEAD, LEMMA, UPOS, Row, Tree
from training.phrases import (
    Grown,
    Phrase,
    Pool,
    clauses,
    embedded,
    first_constituent,
    inverted,
    is_fit,
    lowered,
    noun_phrases,
    usual_words,
)

FRAMES = Path(__file__).parent / "frames"
TRIES = 20  # draws for a cue that agrees
FINITE = ("past", "present")
FORMS = (*FINITE, "saying", "participle", "infinitive")
SPEAKERS = ("speaker", "name")
AROUND = "around"
OWN = "="  # in place of a label: the one the phrase had in its own tree

Kinded = tuple[object, Phrase]


@frozen
class Place:
    """One line of a frame; ``head`` counts lines from 1."""

    what: str
    head: int
    label: str


@frozen
class Frame:
    name: str
    weight: float
    places: tuple[Place, ...]


@frozen
class Material:
    """What frames of one language are filled with."""

    pools: Mapping[str, Pool]
    words: Mapping[tuple[str, str, str], list[tuple[str, Phrase]]]


def read_frames(language: str) -> list[Frame]:
    """Read the frames of a language; none for one that has no file of them."""
    path = FRAMES / f"{language}.txt"
    blocks = path.read_text("utf-8").strip().split("\n\n") if path.exists() else []
    return [_frame(block.split("\n")) for block in blocks if not block.startswith("##")]


def _frame(lines: Sequence[str]) -> Frame:
    weight, name = lines[0].removeprefix("# ").split(maxsplit=1)
    places = (line.rsplit(maxsplit=2) for line in lines[1:])
    return Frame(
        name, float(weight), tuple(Place(what.strip(), int(head), label) for what, head, label in places)
    )


def framed(
    trees: Sequence[Tree], frames: Iterable[Frame], lexicon: Lexicon, share: float, seed: int
) -> list[Tree]:
    """Make a ``share`` of as many new trees; none when the trees have too little to fill a frame with."""
    material = gather(trees, lexicon)
    usable = [frame for frame in frames if all(_fits(place, material) for place in frame.places)]
    rng = random.Random(seed)
    wanted = round(share * len(trees)) if usable else 0
    chosen = rng.choices(usable, [frame.weight for frame in usable], k=wanted) if wanted else []
    return [tree for frame in chosen if (tree := compose(frame, material, rng))]


def _fits(place: Place, material: Material) -> bool:
    if "/" not in place.what:
        return place.what == "particle" or place.what in material.pools
    return all(_ways(form, place, material) for form in place.what.split("/")[0].split("|"))


# ── what there is to draw from ────────────────────────────────────────────────────────────


def gather(trees: Sequence[Tree], lexicon: Lexicon) -> Material:
    """Collect what frames are filled with."""
    grown = [Grown.of(tree) for tree in trees]
    whole = [clause for tree in grown for clause in clauses(tree)]
    verbs = {verb for verb, cue in lexicon.verbs.items() if "clause" in cue.frames and cue.act == "speech"}
    reporting = [
        (tree, place) for tree in grown for place, row in enumerate(tree.words) if _is_cue(row, verbs)
    ]
    found: dict[str, Iterable[Kinded]] = {
        "clause": _by_part_of_speech(whole),
        AROUND: _by_part_of_speech(clause for clause in whole if _can_be_parted(clause)),
        "embedded": _by_part_of_speech(clause for tree in grown for clause in embedded(tree)),
        "inverted": _by_part_of_speech(rest for clause in whole for rest in inverted(clause)),
        "speaker": _nominals(grown, {"nsubj"}, "speaker", lexicon),
        "name": _nominals(grown, {"nsubj", "obj", "nmod", "obl"}, "name", lexicon),
        "person": _nominals(grown, {"iobj"}, "person", lexicon),
        "adjunct": (pair for tree, place in reporting for pair in _adjuncts(tree, place)),
    }
    pools = {kind: Pool.of(pairs) for kind, pairs in (found | _cues(reporting)).items()}
    return Material({kind: pool for kind, pool in pools.items() if pool.kinds}, usual_words(trees))


def _by_part_of_speech(phrases: Iterable[Phrase]) -> Iterator[Kinded]:
    return ((phrase.top[UPOS], phrase) for phrase in phrases)


def _can_be_parted(clause: Phrase) -> bool:
    first = first_constituent(clause)
    return first > 0 and clause.rows[first - 1][UPOS] != "PUNCT"


def _nominals(
    grown: Iterable[Grown], labels: Collection[str], kind: str, lexicon: Lexicon
) -> Iterator[Kinded]:
    for tree in grown:
        for phrase in noun_phrases(tree, labels):
            if is_fit(phrase, kind) and (kind == "person" or _may_speak(phrase.top, kind, lexicon)):
                yield phrase.shape, phrase


def _may_speak(row: Row, kind: str, lexicon: Lexicon) -> bool:
    named = row[UPOS] == "PROPN" and row[FORM][:1].isupper()
    *_, last = row[LEMMA].lower().split("_")  # of a compound, as Alpino writes it
    return named or (kind == "speaker" and row[UPOS] == "NOUN" and lexicon.lists_speaker(last))


def _adjuncts(tree: Grown, place: int) -> Iterator[Kinded]:
    for child in tree.children(place, "obl", "advmod"):
        phrase = tree.phrase(tree.under(child))
        label, feats = tree.words[child][DEPREL], tree.words[child][FEATS]
        usual = label != "obl:agent" and "Polarity=Neg" not in feats
        if phrase and usual and (child > place or label != "advmod") and is_fit(phrase, "adjunct"):
            yield phrase.shape, evolve(phrase, rows=(lowered(phrase.rows[0]), *phrase.rows[1:]))


def _is_cue(row: Row, verbs: Collection[str]) -> bool:
    return row[UPOS] == "VERB" and row[LEMMA].replace("_", "") in verbs and row[DEPREL] != "amod"


def _cues(reporting: Sequence[tuple[Grown, int]]) -> dict[str, list[Kinded]]:
    """Group reporting verbs by form: past, present, saying, participle or infinitive.

    In front stands "telling" with a verb that mostly names who is told, and "parted" with one
    that has left its particle behind; the particle is its phrase's second word.
    """
    telling = _telling(reporting)
    found: defaultdict[str, list[Kinded]] = defaultdict(list)
    for tree, place in reporting:
        lemma = tree.words[place][LEMMA]
        particles = [child for child in tree.children(place, "compound") if child > place]
        manner = "telling " * (lemma in telling) + "parted " * bool(particles)
        if form := _form(tree, place):
            found[manner + form].append((lemma, tree.gathered([place, *particles[:1]])))
    return found


def _telling(reporting: Iterable[tuple[Grown, int]]) -> set[str]:
    """Select the verbs whose clause comes with somebody who is told as often as without."""
    counted: Counter[str] = Counter()
    for tree, place in reporting:
        if tree.children(place, "ccomp"):
            counted[tree.words[place][LEMMA]] += 1 if tree.children(place, "iobj") else -1
    return {lemma for lemma, lead in counted.items() if lead >= 0}


def _form(tree: Grown, place: int) -> str | None:
    """Name a verb's form; none where it is one that only speaker or hearer take, or may be."""
    feats = set(tree.words[place][FEATS].split("|"))
    subjects = [tree.words[child][FEATS] for child in tree.children(place, "nsubj")]
    third = not any("Person=1" in own or "Person=2" in own for own in subjects)
    if "VerbForm=Inf" in feats:
        return "infinitive"
    if "VerbForm=Part" in feats:
        return "saying" if "Tense=Pres" in feats else "participle"
    if not third or not {"VerbForm=Fin", "Mood=Ind"} <= feats or _joined(tree, place):
        return None
    if "Tense=Past" in feats:
        return "past"
    return "present" if subjects or "Person=3" in feats else None


def _joined(tree: Grown, place: int) -> bool:
    """Tell whether a separable verb is written as one word, as in no main clause ("aankondigde")."""
    prefix, *rest = tree.words[place][LEMMA].split("_")
    return bool(rest) and tree.words[place][FORM].lower().startswith(prefix)


# ── putting a sentence together ───────────────────────────────────────────────────────────


def compose(frame: Frame, material: Material, rng: random.Random) -> Tree | None:
    """Fill a frame; none when no verb that was drawn agreed with the first speaker."""
    speakers = [material.pools[place.what].draw(rng) for place in frame.places if place.what in SPEAKERS]
    number = _number(speakers[0]) if speakers else "Sing"
    filled: list[Phrase] = []
    particle = None
    for place, after in zip(frame.places, [*frame.places[1:], None], strict=True):
        if place.what in SPEAKERS:
            phrase: Phrase | None = speakers.pop(0)
        elif place.what == "particle":
            phrase = particle
        else:
            phrase = _fill(place, material, number, rng)
        if phrase is None:
            return None
        if place.what.split()[-1] in FORMS:
            phrase, particle = _parted(phrase)
        ends = after is not None and "/PUNCT" in after.what
        filled.append(phrase.without_final_marks() if ends else phrase)
    return _tree(frame, filled)


def _parted(cue: Phrase) -> tuple[Phrase, Phrase | None]:
    first, *more = cue.rows
    return Phrase.of(first), Phrase.of(more[0]) if more else None


def _fill(place: Place, material: Material, number: str, rng: random.Random) -> Phrase | None:
    if "/" in place.what:
        forms = place.what.split("/")[0].split("|")
        return _ways(forms[-1 if number == "Plur" else 0], place, material)[0]
    if place.what.split()[-1] not in FINITE:
        return material.pools[place.what].draw(rng)
    drawn = (material.pools[place.what].draw(rng) for _ in range(TRIES))
    return next((cue for cue in drawn if _number_of(cue.top) in {None, number}), None)


def _ways(form: str, place: Place, material: Material) -> list[Phrase]:
    """List the ways a treebank tags a word, the usual first; the frame may ask for a tag."""
    upos, _, xpos = place.what.partition("/")[2].partition("/")
    ways = material.words.get((form.lower(), upos, place.label), [])
    return [phrase for tag, phrase in ways if not xpos or tag == xpos]


def _number(phrase: Phrase) -> str:
    joined = any(row[DEPREL] == "conj" and row[HEAD] == phrase.top[0] for row in phrase.rows)
    return "Plur" if joined else _number_of(phrase.top) or "Sing"


def _number_of(row: Row) -> str | None:
    return next((feat[7:] for feat in row[FEATS].split("|") if feat.startswith("Number=")), None)


def _tree(frame: Frame, filled: Sequence[Phrase]) -> Tree:
    """Number the words through, hang every phrase where its place says, and set capitals."""
    starts = [sum(len(phrase.rows) for phrase in filled[:at]) for at in range(len(filled))]
    tops = [0, *(start + int(phrase.top[0]) for start, phrase in zip(starts, filled, strict=True))]
    rows: list[Row] = []
    raised = True  # whether the next word begins with a capital
    for start, phrase, place in zip(starts, filled, frame.places, strict=True):
        for row in phrase.rows:
            at, label = start + int(row[HEAD]), row[DEPREL]
            if row[HEAD] == "0":
                at, label = tops[place.head], label if place.label == OWN else place.label
            form = row[FORM][:1].upper() + row[FORM][1:] if raised else row[FORM]
            raised = raised and row[UPOS] == "PUNCT"
            rows.append((str(len(rows) + 1), form, *row[LEMMA:HEAD], str(at), label, "_", "_"))
        raised = raised or (place.what.startswith('"/') and place.label == "punct" and _opens(rows))
    if frame.places[0].what == AROUND:
        rows = _set_inside(filled[0], rows)
    return Tree((), tuple(rows))


def _set_inside(clause: Phrase, rows: Sequence[Row]) -> list[Row]:
    """Move what follows the clause that ``rows`` begin with, but for the full stop, into it."""
    first, length, last = first_constituent(clause), len(clause.rows), len(rows) - 1
    order = [*range(first), *range(length, last), *range(first, length), last]
    number = {"0": "0"} | {rows[old][0]: str(new) for new, old in enumerate(order, 1)}
    moved = [rows[old] for old in order]
    return [(number[row[0]], *row[FORM:HEAD], number[row[HEAD]], *row[DEPREL:]) for row in moved]


def _opens(rows: Sequence[Row]) -> bool:
    """Tell whether the last quotation mark of a sentence so far opens a quotation."""
    return sum(row[FORM] == '"' for row in rows) % 2 == 1
