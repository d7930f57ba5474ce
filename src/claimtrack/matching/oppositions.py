"""Words of two claims that exclude each other: opposites, things of one kind, and not against so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

from attrs import frozen

from claimtrack.matching.likeness import ANSWERS, Likeness
from claimtrack.matching.poles import Poles, event_key, load_contrasts, load_opposites
from claimtrack.matching.reading import Reading, Token
from claimtrack.matching.vocabulary import load_words


@frozen
class WordClash:
    """Two words that exclude each other."""

    left: Token
    right: Token
    slot: str


def opposite_words(likeness: Likeness) -> list[WordClash]:
    """List words that cannot both be true: opposites of which both, or neither, are negated."""
    clashes = _excluding(likeness, load_opposites(), _beside)
    return [
        clash
        for clash in clashes
        if clash.left.negated == clash.right.negated and _is_said_of_one(clash, likeness)
    ]


def is_done_to_another(clash: WordClash, likeness: Likeness) -> bool:
    """Tell "the mill opens a museum" from "the mill opens": it is done to another thing."""
    sides = (
        (clash.left, likeness.left.tokens, likeness.scores),
        (clash.right, likeness.right.tokens, likeness.scores.T),
    )
    return any(
        token.part == "predicate" and _is_thing(other, token) and best.max() < ANSWERS
        for token, own, scores in sides
        for other, best in zip(own, scores, strict=True)
        if best.size
    )


def _is_thing(token: Token, deed: Token) -> bool:
    """Tell what a deed is done to from what only makes up the deed: "lays down *her office*"."""
    return token.part == "object" and token.upos == "NOUN" and not token.events & deed.events


def _is_said_of_one(clash: WordClash, likeness: Likeness) -> bool:
    """Tell whether two words can be said of one thing: what describes a noun must describe the same one."""
    left, right = clash.left, clash.right
    if _is_thing_beside(left, likeness.left, right) or _is_thing_beside(right, likeness.right, left):
        return False
    if left.part != "modifier" or right.part != "modifier" or left.over == right.over:
        return True
    if left.under == right.under == "predicate":
        return True  # what the deeds have in common is weighed with all the rest
    answered = {(likeness.left.tokens[i].key, likeness.right.tokens[j].key) for i, j in likeness.answers}
    return (left.over, right.over) in answered


def _is_thing_beside(noun: Token, reading: Reading, other: Token) -> bool:
    """Tell a "ban" that something is done to from what the other side *does*, "allow"."""
    is_argument = noun.upos == "NOUN" and noun.part == "subject"
    return is_argument and other.upos == "VERB" and any(t.part == "predicate" for t in reading.tokens)


def contrasting_words(likeness: Likeness) -> list[WordClash]:
    """List words for different things of one kind, where neither side has both."""
    return _excluding(likeness, load_contrasts(), lambda _, tokens: tokens)


def _excluding(
    likeness: Likeness, poles: Poles, heard: Callable[[Token, Sequence[Token]], Sequence[Token]]
) -> list[WordClash]:
    found = []
    ours, theirs = ([t for t in r.tokens if not t.is_name] for r in (likeness.left, likeness.right))
    for a in ours:
        for b in theirs:
            slot = _slot_between(a, b, poles)
            if (
                slot
                and not a.events & b.events
                and not _echoed(a, heard(a, theirs), poles)
                and not _echoed(b, heard(b, ours), poles)
            ):
                found.append(WordClash(a, b, slot))
    return found


def _slot_between(left: Token, right: Token, poles: Poles) -> str | None:
    """Look two words up by their lemmas, by how they are written ("best"), and by what they tell of."""
    names = product(_called(left), _called(right))
    return next((slot for a, b in names if (slot := poles.between(a, b))), None)


def _called(token: Token) -> tuple[str, ...]:
    return (token.key, *({token.form} - {token.key}), *sorted(event_key(name) for name in token.events))


def _echoed(token: Token, others: Sequence[Token], poles: Poles) -> bool:
    return any(
        token.key == other.key or any(poles.agree(a, b) for a, b in product(_called(token), _said(other)))
        for other in others
    )


def _said(token: Token) -> tuple[str, ...]:
    """Name a word as others may echo it: what stands beside a deed tells of no event of its own."""
    return _called(token) if token.part in {"predicate", "object"} else (token.key, token.form)


def _beside(token: Token, others: Sequence[Token]) -> Sequence[Token]:
    """Leave out asides for a word that is none: "reopened *after it had been closed*" says "open".

    "A vote *to reject it*" says "reject".
    """
    if token.part == "aside":
        return others
    return [other for other in others if other.part != "aside" or other.negated or other.relation == "acl"]


# Cosine from which two predicates are one for the question whether it happened or not.
_ONE_PREDICATE = 0.48
_TELLING_UPOS = {"VERB", "ADJ"}


def turns(likeness: Likeness) -> tuple[float, float, float]:
    """Tell whether words that answer each other are affirmed on one side and negated on the other.

    Gives three shares: of predicates that are turned, of other core words that are, and of
    predicates on which the sides agree. Subjects and objects only count where no predicates
    answer. A negated word and the opposite of it agree: "not shut" and "open".
    """
    if _is_reconciled(likeness):
        return 0.0, 0.0, 1.0
    if put_aside(likeness):
        return 1.0, 0.0, 0.0
    wholly = _is_bare(likeness) or likeness.left.claim.denied != likeness.right.claim.denied
    telling: list[bool] = []
    others: list[bool] = []
    for i, j in likeness.answers:
        a, b = likeness.left.tokens[i], likeness.right.tokens[j]
        if likeness.scores[i, j] < _ONE_PREDICATE or a.is_name or b.is_name or a.undone or b.undone:
            continue
        if (a.ceasing or b.ceasing) and (a.key != b.key or a.part != b.part):
            continue  # "is no minister any more" and "resigned"
        if _is_telling(a) and _is_telling(b) and (a.negated == b.negated or a.part != "aside" != b.part):
            telling.append(a.negated != b.negated)
        elif not {"aside", "modifier"} & {a.part, b.part} and (wholly or _is_telling(a) or _is_telling(b)):
            others.append(a.negated != b.negated)
    if telling:
        share = sum(telling) / len(telling)
        return share, 0.0, 1.0 - share
    return 0.0, sum(others) / len(others) if others else 0.0, 0.0


def put_aside(likeness: Likeness) -> tuple[Token, Token] | None:
    """Find what one side says and the other puts aside: "by the neighbour, not by *the owner*".

    Only where the deed itself is said to be so on both sides, and is one.
    """
    if not (likeness.is_one_deed or likeness.shares_predicate or likeness.cosine >= _ONE_STATEMENT):
        return None
    for reading, other, scores in (
        (likeness.left, likeness.right, likeness.scores),
        (likeness.right, likeness.left, likeness.scores.T),
    ):
        if not _puts_aside(reading) or any(token.negated for token in other.tokens):
            continue
        for token, row in zip(reading.tokens, scores, strict=True):
            if not _is_put_aside(token) or row.max(initial=0.0) < _PUT_ASIDE:
                continue
            place = int(row.argmax())
            kept = [i for i, own in enumerate(reading.tokens) if not own.negated]
            if scores[kept][:, place].max(initial=0.0) < max(_PUT_ASIDE, row[place] - _BETTER):
                return token, other.tokens[place]
    return None


def _puts_aside(reading: Reading) -> bool:
    """Tell whether things, and nothing that happens, are said not to be so."""
    telling = [token for token in reading.tokens if _is_telling(token)]
    if any(token.negated and not _is_put_aside(token) for token in telling):
        return False
    # "It was not the bank but the city that paid" hangs on the bank.
    return reading.polarity > 0 or any(token.upos == "VERB" and not token.negated for token in telling)


def _is_put_aside(token: Token) -> bool:
    return token.negated and token.put_aside and token.upos in _NAMING


# Cosine from which what is put aside is what the other side says, by how much better than all the rest, and
# from which the claims are one besides.
_PUT_ASIDE, _BETTER = 0.6, 0.2
_ONE_STATEMENT = 0.58
_NAMING = {"NOUN", "PROPN"}


def _is_bare(likeness: Likeness) -> bool:
    """Tell whether a side has no verb of its own to go by: "there was no contact"."""
    return any(not any(map(_is_telling, r.tokens)) for r in (likeness.left, likeness.right))


def _is_telling(token: Token) -> bool:
    return (token.upos in _TELLING_UPOS and token.part != "modifier") or token.part == "predicate"


def _is_reconciled(likeness: Likeness) -> bool:
    """Tell whether a negation on one side meets an opposite, or an un- word, on the other."""
    opposites = load_opposites()
    languages = (likeness.left.language, likeness.right.language)
    prefixes = load_words(languages[0]).privatives | load_words(languages[1]).privatives
    pairs = [(a, b) for a in likeness.left.tokens for b in likeness.right.tokens if a.negated != b.negated]
    if any(_sounds_privative(b if a.negated else a, prefixes) for a, b in _answering(likeness, pairs)):
        return True
    return any(
        ((a.undone or b.undone) and a.key == b.key)
        or opposites.between(a.key, b.key)
        or _is_privative(a.key, b.key, prefixes)
        or _is_privative(b.key, a.key, prefixes)
        for a, b in pairs
        if not (a.is_name or b.is_name)
    )


def _answering(likeness: Likeness, pairs: Sequence[tuple[Token, Token]]) -> list[tuple[Token, Token]]:
    tokens = ((likeness.left.tokens[i], likeness.right.tokens[j]) for i, j in likeness.answers)
    return [pair for pair in tokens if pair in pairs]


def _sounds_privative(token: Token, prefixes: frozenset[str]) -> bool:
    """Tell "unreliable", which says what another language says with a "not"."""
    stems = (token.key.removeprefix(prefix) for prefix in prefixes if token.key.startswith(prefix))
    return token.upos == "ADJ" and any(len(stem) >= _STEM for stem in stems)


def _is_privative(word: str, base: str, prefixes: frozenset[str]) -> bool:
    """Tell "unchanged" from "change": the same word behind a prefix that negates it."""
    return len(base) >= _SHORTEST_STEM and any(word.startswith(prefix + base[:_STEM]) for prefix in prefixes)


_STEM = 4  # letters; shorter stems meet by chance ("under", "onder")
_SHORTEST_STEM = 3  # where that is the whole word: "tax" in "untaxed"
