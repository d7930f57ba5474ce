"""What speaks for a contradiction: slots that two claims about one matter cannot both fill so."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from claimtrack.matching.counts import compare_numbers, count_one_deed, count_other_deeds
from claimtrack.matching.differences import (
    CLOSE,
    PARAPHRASE,
    Finding,
    days_in_words,
)
from claimtrack.matching.exchanges import exchanges
from claimtrack.matching.features import Features
from claimtrack.matching.likeness import SAME_DEED, Likeness
from claimtrack.matching.oppositions import opposite_words, put_aside
from claimtrack.matching.reading import Reading, Token
from claimtrack.matching.word_vectors import ONE_KIND

# Cosine from which two claims are near, though not in other words the same.
NEARER = 0.5
# Share of the words answered on one side from which the other says all, or nearly all, that it says.
CONTAINED, NEARLY_CONTAINED = 0.9, 0.8
_HALF = 0.5
# Cosine from which figures clash where all of the core of one side is answered.
_FAIRLY_NEAR = 0.43
# Share of the other words answered on one side from which opposites can be all that differs, and how many
# that narrow may be left over.
LARGELY_COVERED, A_FEW_LEFT = 0.65, 1
# The same, from which a "not" on one side can be all that differs.
MOSTLY_COVERED = 0.63


def clashes(likeness: Likeness, features: Features) -> Iterator[Finding]:
    """Find slots that clash, the surest first."""
    yield from _figures(likeness)
    yield from _opposites(likeness)
    yield from _comparisons(likeness)
    if _is_turned(likeness, features):
        yield Finding("negation", "one side says that it is not so")
    if _is_due_and_done(likeness):
        yield Finding("negation", "not yet so on one side, already on the other", is_all=True)
    if features.days_clash:
        yield Finding("date", days_in_words(likeness))
    aside = put_aside(likeness)
    if aside:
        slot = "cause" if any(token.ground for token in aside) else "negation"
        yield Finding(slot, f"“{aside[0].key}” is put aside on one side")
    if features.obligation:
        yield Finding("modality", "obliged on one side, free on the other")
    yield from _grounds(likeness)
    if features.swapped == 1.0:
        yield Finding("actor", "who did it to whom is the other way round")


def _figures(likeness: Likeness) -> Iterator[Finding]:
    about_one = likeness.cosine >= NEARER or all(likeness.core_answered)
    about_one |= any(likeness.core_answered) and (likeness.is_one_deed or likeness.cosine >= _FAIRLY_NEAR)
    for ours, theirs in compare_numbers(likeness).clashing if about_one else ():
        if not count_other_deeds(ours, theirs, likeness):
            is_one = count_one_deed(ours, theirs, likeness)
            reason = f"“{ours.passage.text}” against “{theirs.passage.text}”"
            yield Finding("number", reason, is_of_one_deed=is_one)


def _opposites(likeness: Likeness) -> Iterator[Finding]:
    for clash in opposite_words(likeness):
        rest = likeness.without([clash.left], [clash.right])
        is_all = all(rest.core_answered) and not any(rest.unanswered)
        is_aside = (clash.left.part == "aside") != (clash.right.part == "aside")
        if _is_said_alike(rest) and (is_all or not is_aside):
            yield Finding(clash.slot, f"“{clash.left.key}” against “{clash.right.key}”", is_all)


def compared_apart(likeness: Likeness) -> Token | None:
    """Find what there is more of on one side and less on the other."""
    left, right = likeness.left, likeness.right
    for i, j in likeness.answers:
        more = left.compared.get(left.tokens[i].span), right.compared.get(right.tokens[j].span)
        if None not in more and more[0] != more[1]:
            return left.tokens[i]
    return None


def _comparisons(likeness: Likeness) -> Iterator[Finding]:
    apart = compared_apart(likeness)
    if apart is None or not _is_said_alike(likeness):
        return
    tokens = likeness.left.tokens, likeness.right.tokens
    for i, j in likeness.answers:
        if tokens[0][i].part == tokens[1][j].part == "modifier" and likeness.scores[i, j] < ONE_KIND:
            return  # "in the first quarter", "in the second quarter"
    is_one = likeness.is_one_deed and all(likeness.core_answered)
    reason = f"more “{apart.key}” on one side, less on the other"
    yield Finding("attribute", reason, is_of_one_deed=is_one)


def _is_said_alike(rest: Likeness) -> bool:
    """Tell whether opposites are all that differs: nothing that narrows was replaced or left out."""
    if max(rest.coverage) < LARGELY_COVERED or exchanges(rest).modifier:
        return False
    narrowing = [token for side in rest.unanswered for token in side if token.part in {"modifier", "oblique"}]
    return len(narrowing) <= A_FEW_LEFT


def _is_turned(likeness: Likeness, features: Features) -> bool:
    firm = any(likeness.core_answered) or likeness.shares_predicate or likeness.cosine >= PARAPHRASE
    is_turned = features.turned > _HALF or (features.turned_weakly > _HALF and _is_near(likeness))
    return firm and is_turned and _is_otherwise_one(likeness, features)


def _is_due_and_done(likeness: Likeness) -> bool:
    """Tell "has yet to be signed" from "was signed already"."""
    sides = (likeness.left, likeness.right)
    is_open = any(one.pending and other.already and not other.pending for one, other in (sides, sides[::-1]))
    affirmed = all(side.polarity > 0 for side in sides)
    return is_open and affirmed and likeness.is_one_deed and all(likeness.core_answered)


def _is_otherwise_one(likeness: Likeness, features: Features) -> bool:
    """Tell whether two claims say one thing but for the negation on one side.

    Figures that agree stand for one thing said in two ways: "not above 90 metres" and "90 metres".
    What is called untrue need not be repeated word for word.
    """
    if features.numbers_agree:
        return False
    if features.replaced_subject or features.replaced_predicate or features.replaced_complement:
        return False  # "approved for adults" and "not approved for children"
    if likeness.left.calls_untrue or likeness.right.calls_untrue:
        return True
    if features.covered_more >= CONTAINED:
        return True
    nearly = features.covered_less >= MOSTLY_COVERED or likeness.cosine >= CLOSE or likeness.is_one_deed
    return nearly and features.covered_more >= NEARLY_CONTAINED


def _grounds(likeness: Likeness) -> Iterator[Finding]:
    """Find what is given as why or how on both sides, where neither names anything like the other's."""
    if not (likeness.is_one_deed or likeness.shares_predicate):
        return
    ours, theirs = (_ground_places(r) for r in (likeness.left, likeness.right))
    if not ours or not theirs:
        return
    elsewhere = max(likeness.scores[ours].max(), likeness.scores[:, theirs].max())
    between = likeness.scores[np.ix_(ours, theirs)]
    if elsewhere >= ONE_KIND or between.max() >= _LIKE_GROUNDS or between[0, 0] >= _ONE_GROUND:
        return
    deeds = _deed_behind(likeness.left, ours[0]), _deed_behind(likeness.right, theirs[0])
    if None not in deeds and likeness.scores[deeds] < SAME_DEED:
        return
    causes = [likeness.left.tokens[i] for i in ours], [likeness.right.tokens[j] for j in theirs]
    agrees = all(likeness.without(*causes).core_answered)
    # Across languages, rare words of one meaning are far apart.
    is_all = agrees and likeness.left.language == likeness.right.language
    if agrees or likeness.cosine >= NEARER:
        yield Finding("cause", f"“{causes[0][0].key}” against “{causes[1][0].key}”", is_all)


def _ground_places(reading: Reading) -> list[int]:
    """List the words of a reason, a cause or a means, the one that heads them first."""
    places = [i for i, token in enumerate(reading.tokens) if token.ground and not token.negated]
    keys = {reading.tokens[i].key for i in places}
    return sorted(places, key=lambda i: reading.tokens[i].over in keys)


def _deed_behind(reading: Reading, ground: int) -> int | None:
    over = reading.tokens[ground].over
    return next((i for i, token in enumerate(reading.tokens) if token.key == over), None)


# Cosine from which what heads two causes can be one, and from which any of their words tell of one.
_ONE_GROUND, _LIKE_GROUNDS = 0.55, 0.7


def _is_near(likeness: Likeness) -> bool:
    """Tell whether a negation that only part of the words share can be about one statement."""
    deictic = any(len(reading.claim.text.split()) == 1 for reading in (likeness.left, likeness.right))
    return likeness.cosine >= NEARER or likeness.shares_predicate or deictic
