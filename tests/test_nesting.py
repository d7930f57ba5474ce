from __future__ import annotations

from claimtrack.model import Article, Claim, Link, Report, Span
from claimtrack.model.nesting import find_wrappers

TEXT = "Holm insisted that the ferry was safe, and that nobody had been warned."


def claim(id: str, words: str, rungs: int) -> Claim:
    start = TEXT.index(words)
    passage = Article("a", TEXT, "en").passage(Span(start, start + len(words)))
    return Claim(id, (passage,), (Link(None, None, None),) * rungs, language="en")


def wrappers(*claims: Claim) -> dict[str, tuple[str, ...]]:
    return dict(find_wrappers(Report(Article("a", TEXT, "en"), claims, ())))


def test_a_claim_about_a_claim_wraps_it() -> None:
    outer, inner = (
        claim("c1", "Holm insisted that the ferry was safe", 1),
        claim("c2", "the ferry was safe", 2),
    )

    # Half of the words are the speaker's, and say something by themselves.
    assert wrappers(outer, inner) == {}
    assert wrappers(claim("c1", "that the ferry was safe", 1), inner) == {"c2": ("c1",)}


def test_a_claim_about_several_wraps_the_first() -> None:
    whole = claim("c1", TEXT, 1)
    parts = claim("c2", "the ferry was safe", 2), claim("c3", "nobody had been warned", 2)

    assert wrappers(whole, *parts) == {"c2": ("c1",)}
    assert wrappers(whole, parts[1]) == {}


def test_a_claim_of_the_same_speaker_wraps_nothing() -> None:
    assert wrappers(claim("c1", "that the ferry was safe", 2), claim("c2", "the ferry was safe", 2)) == {}


def test_an_empty_claim_stands_in_no_other() -> None:
    silent = Claim("c3", (), (Link(None, None, None),), act="no_comment", language="en")

    assert wrappers(silent, claim("c1", TEXT, 0)) == {}
