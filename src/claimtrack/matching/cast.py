"""Who takes part: persons behind pronouns, and the roles by which an article calls them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from claimtrack.lexicons import load_lexicon
from claimtrack.matching.names import name_key, same_name
from claimtrack.matching.vocabulary import load_words
from claimtrack.model import Claim, ParsedArticle, Report, Sentence, Span, Speech, Word

# A pronoun stands for somebody of its own sentence or of the two before it.
_REACH = 2  # sentences
_BESIDE = {"appos", "flat", "compound", "nmod", "amod"}


@frozen(eq=False)
class Cast:
    """The persons of an article.

    ``roles`` are the nouns that stand beside a name, by the name's key: "president Arden" gives
    ``arden`` the role ``president``. ``persons`` tells of each pronoun of the third person, by
    its span, whose key it stands for.
    """

    roles: Mapping[str, frozenset[str]] = field(repr=False)
    persons: Mapping[Span, str] = field(repr=False)

    def roles_of(self, key: str) -> frozenset[str]:
        """Give the roles of whoever goes by that name, be it in full or in part."""
        return frozenset().union(*(own for name, own in self.roles.items() if same_name(name, key)))


NOBODY = Cast({}, {})


def read_cast(report: Report, parsed: ParsedArticle) -> Cast:
    """Gather the persons that an article names, and who its pronouns stand for.

    A pronoun stands for the last person who was a subject before it, or who speaks the claim
    that it is in.
    """
    roles: dict[str, frozenset[str]] = {}
    for sentence in parsed.sentences:
        for name, role in _roles(sentence):
            roles[name] = roles.get(name, frozenset()) | {role}
    known = {name_key(s.name) for s in report.sources if s.kind == "person" and s.name}
    people = known | {name for name, own in roles.items() if own}
    return Cast(roles, dict(_stand_ins(report, parsed, people)))


def _roles(sentence: Sentence) -> Iterator[tuple[str, str]]:
    roles = load_lexicon(sentence.language).roles
    for first, last in name_runs(sentence):
        name = name_key(" ".join(word.text for word in sentence.words[first : last + 1]))
        for word in beside(sentence, first, last):
            if word.lemma.lower() in roles or word.text.lower() in roles:
                yield name, word.lemma.lower()


def name_runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the first and last place of each run of capitalised proper nouns."""
    place = 0
    while place < len(sentence.words):
        end = place
        while end < len(sentence.words) and is_name(sentence.words[end]):
            end += 1
        if end > place:
            yield place, end - 1
        place = max(end, place + 1)


def is_name(word: Word) -> bool:
    """Know a proper noun that is written as one."""
    return word.upos == "PROPN" and word.text[0].isupper()


def beside(sentence: Sentence, first: int, last: int) -> Iterator[Word]:
    """Give the nouns that stand before a name ("party leader Holm") or after its comma ("Holm, the …")."""
    run = sentence.words[first : last + 1]
    inside = {word.index for word in run}
    for word in run:
        above = sentence.head_of(word)
        if above is not None and above.index not in inside and word.relation in {"appos", "flat"}:
            yield above
        yield from (c for c in sentence.children(word) if c.index not in inside and c.relation in _BESIDE)
    yield from run[:-1]  # "President Arden"


def _stand_ins(report: Report, parsed: ParsedArticle, people: set[str]) -> Iterator[tuple[Span, str]]:
    seen: list[tuple[int, str]] = []
    around = _claims_around(report, parsed)
    for place, sentence in enumerate(parsed.sentences):
        words = load_words(sentence.language)
        subjects = dict(_subjects(sentence, people))
        for word in sentence.words:
            if word.index in subjects:
                seen.append((place, subjects[word.index]))
            elif _is_first_person(word):
                yield from (
                    (word.span, key)
                    for key in _speakers(around.get(word.span, ()), report, "direct", "mixed")
                )
            elif _is_stand_in(word, sentence, words.person_pointers):
                near = [key for at, key in seen if place - at <= _REACH]
                found = _speakers(around.get(word.span, ()), report, "indirect") or near[-1:]
                yield from ((word.span, key) for key in found)


def _subjects(sentence: Sentence, people: set[str]) -> Iterator[tuple[int, str]]:
    for first, last in name_runs(sentence):
        run = sentence.words[first : last + 1]
        key = name_key(" ".join(word.text for word in run))
        if any(same_name(key, person) for person in people) and _is_subject(run, sentence):
            yield run[0].index, key


def _is_subject(run: Sequence[Word], sentence: Sentence) -> bool:
    """Tell whether a name, or the noun it stands beside, is a subject or an owner."""
    inside = {word.index for word in run}
    top = next((word for word in run if word.head not in inside), run[0])
    above = sentence.head_of(top)
    if top.relation in _BESIDE and top.deprel != "nmod:poss" and above is not None and above.upos == "NOUN":
        top = above
    return top.relation == "nsubj" or top.deprel == "nmod:poss"


def _is_stand_in(word: Word, sentence: Sentence, pronouns: frozenset[str]) -> bool:
    """Tell a pronoun for one person, as subject: Dutch "ze" is one or many as its verb is."""
    if word.text.lower() not in pronouns or word.relation != "nsubj" or word.upos != "PRON":
        return False
    verb = sentence.head_of(word)
    finite = [verb, *sentence.children(verb)] if verb else []
    return not any(w.feature("Number") == "Plur" for w in finite if w.feature("VerbForm") == "Fin")


def _is_first_person(word: Word) -> bool:
    return word.upos == "PRON" and word.feature("Person") == "1" and word.feature("Number") == "Sing"


def _claims_around(report: Report, parsed: ParsedArticle) -> Mapping[Span, Sequence[Claim]]:
    """Give for each pronoun the attributed claims that it stands in."""
    pronouns = [word.span for s in parsed.sentences for word in s.words if word.upos == "PRON"]
    starts = [span.start for span in pronouns]
    found: dict[Span, list[Claim]] = {}
    for claim in (claim for claim in report.claims if claim.chain):
        for passage in claim.content:
            for span in pronouns[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]:
                found.setdefault(span, []).append(claim)
    return found


def _speakers(around: Sequence[Claim], report: Report, *ways: Speech) -> list[str]:
    """Give the person, if any, whose words a pronoun in these claims is, reported in one of the ways."""
    inner = min(around, key=lambda claim: len(claim.text), default=None)
    if inner is None or inner.speech not in ways:
        return []
    source = report.source(inner.chain[-1])
    return [name_key(source.name)] if source and source.kind == "person" and source.name else []
