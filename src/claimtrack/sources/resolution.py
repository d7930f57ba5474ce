"""Say who each mention of a source is, within one article and never across doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from claimtrack.lexicons import Lexicon
from claimtrack.model import Article, ParsedArticle, Sentence, Source, Span, Word
from claimtrack.sources.discourse import Discourse, Referent
from claimtrack.sources.phrases import Phrase, read_phrase
from claimtrack.sources.reference import note_owner, note_writer, refer

THIRD_PERSON = frozenset({"masc", "fem", "neut", "plur", "fem_or_plur"})


@frozen
class Resolution:
    """The sources of an article, and which of them each mention stands for.

    ``sources`` have the ids s1, s2, … in order of first mention; ``source_of`` has an id for
    every mention that was asked for.
    """

    sources: tuple[Source, ...]
    source_of: Mapping[Span, str]


def resolve(
    parsed: ParsedArticle,
    mentions: Iterable[Span],
    lexicons: Mapping[str, Lexicon],
    *,
    speakers: Mapping[Span, Span] | None = None,
    outlets: Collection[Span] = (),
) -> Resolution:
    """Find out who the mentions are; their order and repetitions do not matter.

    ``lexicons`` holds one for every language of the article, ``speakers`` the mention of who
    says the words of a quotation, by their place, ``outlets`` the mentions that can only be news
    media. Whoever cannot be told beyond doubt is a
    source of their own, without a name.
    """
    wanted = set(mentions)
    discourse = Discourse(parsed, lexicons, frozenset(outlets), _selves(parsed, lexicons, speakers or {}))
    referents: dict[Span, Referent] = {}
    strays = _stray_descriptions(discourse, wanted)
    spans = sorted(wanted | _stray_pronouns(discourse, wanted) | strays)
    # Who speaks often stands behind the quotation, and tells who is meant in it.
    outside = [span for span in spans if discourse.quotation_at(span) is None]
    for span in (*outside, *(span for span in spans if discourse.quotation_at(span) is not None)):
        tokens, lexicon = discourse.tokens_at(span), discourse.lexicon_at(span)
        phrase = read_phrase(span, tokens, lexicon, discourse.casing)
        referent = refer(phrase, discourse, _speaker(span, speakers or {}, referents))
        note_owner(phrase, discourse)
        note_writer(phrase, discourse)
        if referent.kind != "unspecified" and (span not in strays or _is_in_mind(phrase, referent)):
            discourse.note(phrase.core, referent, is_source=span in wanted)
        if span in wanted:
            referents[span] = referent
    return _resolution(parsed.article, referents)


def _is_in_mind(phrase: Phrase, described: Referent) -> bool:
    """Tell a body, a paper to read or people, whom a pronoun may take up, from a thing; "the site" may be
    a factory's."""
    if phrase.head_class == "organization":
        return described.name is not None
    return described.kind == "document" or (described.is_plural and phrase.head_class is not None)


def _selves(
    parsed: ParsedArticle, lexicons: Mapping[str, Lexicon], speakers: Mapping[Span, Span]
) -> frozenset[Span]:
    """Find the mentions of those who say "I": no firm does."""
    selves = [
        word.span
        for sentence in parsed.sentences
        for word in sentence.words
        if word.upos == "PRON" and lexicons[sentence.language].pronouns.get(word.text.casefold()) == "speaker"
    ]
    said = ({speakers[words] for words in speakers if words.covers(one)} for one in selves)
    return frozenset(mentions.pop() for mentions in said if len(mentions) == 1)


def _speaker(
    span: Span, speakers: Mapping[Span, Span], referents: Mapping[Span, Referent]
) -> Referent | None:
    """Give who says the words around a mention."""
    around = [words for words in speakers if words.covers(span)]
    return referents.get(speakers[min(around, key=len)]) if around else None


def _stray_pronouns(discourse: Discourse, mentions: set[Span]) -> set[Span]:
    """Find the subject pronouns between the mentions: they keep somebody in mind."""
    return {
        word.span
        for sentence in discourse.parsed.sentences
        for word in sentence.words
        if word.relation == "nsubj"
        and discourse.lexicons[sentence.language].pronouns.get(word.text.casefold()) in THIRD_PERSON
        and not any(mention.overlaps(word.span) for mention in mentions)
    }


def _stray_descriptions(discourse: Discourse, mentions: set[Span]) -> set[Span]:
    """Find the subjects that a mentioned pronoun may take up: "The museum stays shut, it said".

    Those of the sentence before count for it and they alone: who "he" is has a name more often.
    """
    places: set[int] = set()
    for span in mentions:
        group = read_phrase(span, discourse.tokens_at(span), discourse.lexicon_at(span)).pronoun
        if group in THIRD_PERSON:
            place = discourse.place_of(span)
            places |= {place, place - 1} if group in {"neut", "plur", "fem_or_plur"} else {place}
    found = {
        described
        for place in sorted(places)
        if place >= 0
        for word in discourse.parsed.sentences[place].words
        if (described := _described_subject(word, discourse.parsed.sentences[place]))
    }
    return {span for span in found if not any(mention.overlaps(span) for mention in mentions)}


def _described_subject(word: Word, sentence: Sentence) -> Span | None:
    """Give the article and noun of a subject, with what stands between; the bare noun of several."""
    if word.relation != "nsubj" or word.upos != "NOUN":
        return None
    before = [one for one in sentence.children(word) if one.index < word.index]
    articles = [one for one in before if one.feature("Definite") == "Def"]
    if articles:
        return Span(articles[0].span.start, word.span.end)
    is_bare = word.feature("Number") == "Plur" and not any(one.upos in {"DET", "PRON"} for one in before)
    return word.span if is_bare else None


def _resolution(article: Article, referents: Mapping[Span, Referent]) -> Resolution:
    places: dict[Referent, list[Span]] = {}
    for span, referent in sorted(referents.items()):
        places.setdefault(referent, []).append(span)
    ids = {referent: f"s{number}" for number, referent in enumerate(places, start=1)}
    sources = tuple(
        Source(
            id=ids[referent],
            name=referent.name,
            kind=referent.kind,
            count=referent.count,
            mentions=tuple(article.passage(span) for span in spans),
        )
        for referent, spans in places.items()
    )
    return Resolution(sources, {span: ids[referent] for span, referent in referents.items()})
