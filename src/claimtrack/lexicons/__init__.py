"""What a linguist would change: the words of attribution, one TOML file per language.

The files explain themselves; this module only reads and checks them. Rules ask a `Lexicon`
for words and never for the name of its language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal, get_args

import regex
from attrs import evolve, field, fields, frozen
from attrs.validators import deep_iterable, in_

from claimtrack.errors import LanguageError, LexiconError

Stance = Literal["neutral", "doubting", "endorsing", "denying"]
CueAct = Literal["speech", "attitude"]
Frame = Literal[
    "clause",
    "open",
    "object",
    "matter",
    "shown",
    "wish",
    "predicate",
    "figure",
    "way",
    "quote",
    "aside",
    "met",
]


def _as_set(words: Iterable[str]) -> frozenset[Any]:
    if isinstance(words, str):
        raise TypeError(f"a list of words is wanted, not {words!r}")
    return frozenset(words)


@frozen
class CueWord:
    """What a reporting verb or noun says about its content.

    ``frames`` are the complements that hold content: "clause" a finite clause or question,
    "open" an infinitive, "object" a noun phrase, "matter" one that names neither a person nor a
    thing by its name ("supports the ban"), "shown" the same behind a document ("figures show a
    loss"), "predicate" a noun phrase with what it is called
    ("called the plan a disgrace"), "wish" a noun for what others should do
    ("wants an inquiry"), "figure" a number behind a preposition ("put the damage *at*
    two million") or with what it counts ("counted 310 geese"), "way" a phrase for where to go
    ("wil om de tafel"), "quote" words in quotation marks, and a clause with its complementiser;
    "aside" beside that keeps the clause out ("weet dat P" is no report),
    "met" that a "predicate" in the past may have been met rather than judged ("found the door open").
    ``prepositions`` introduce content too ("complain *about*"); the lemma of a separable verb
    holds its particle ("aangeven"). ``told_by`` are the prepositions of who speaks where the
    subject is who is told ("kreeg *van* de bank te horen dat P").
    """

    stance: Stance = field(default="neutral", validator=in_(get_args(Stance)))
    act: CueAct = field(default="speech", validator=in_(get_args(CueAct)))
    frames: frozenset[Frame] = field(
        default=("clause", "quote"), converter=_as_set, validator=deep_iterable(in_(get_args(Frame)))
    )
    prepositions: frozenset[str] = field(default=(), converter=_as_set)
    told_by: frozenset[str] = field(default=(), converter=_as_set)


@frozen
class Lexicon:
    """The words of one language that attribution rests on.

    Sets hold lower-case lemmas unless their name says phrases, which are matched on the
    words of the text as whole words, whatever their case; the case of names counts.
    """

    language: str
    verbs: Mapping[str, CueWord]
    nouns: Mapping[str, CueWord]
    evidence_verbs: Mapping[str, tuple[str, ...]]  # a document shows it: blijken = uit, lezen = in
    verb_endings: Mapping[str, tuple[str, ...]]
    verb_forms: Mapping[str, str]
    complementisers: frozenset[str]  # open a content clause and stay out of it: that, dat
    question_words: frozenset[str]  # open a reported question and belong to it: whether, why; of, waarom
    calendar: frozenset[str]  # say when, and never speak: monday, yesterday, week
    capital_days: frozenset[str]  # of these, those that are written with a capital: monday; Dutch has none
    agents: frozenset[str]  # name the one who acts in a passive: by, door
    likening: frozenset[str]  # open a reporting clause in front: as (X said), zoals
    conceding: frozenset[str]  # open a clause that is held against the one before: though; hoewel
    linking: frozenset[str]  # tie a sentence to the one before: (according to X,) however; echter
    among: frozenset[str]  # name whose fear or anger lives: (fear) among (growers); onder
    obliging: frozenset[str]  # auxiliaries by which a report is only called for: must (explain); moeten
    holders: frozenset[str]  # name whose claim it is: of, by; van, door
    verdicts: frozenset[
        str
    ]  # lay the sentence before at somebody's door: (that is the) view (of), conclusion
    voicing: frozenset[str]  # with a reporting noun for object: voice (criticism), issue; uiten
    measures: frozenset[str]  # yardsticks, not sources, behind a source phrase: size, plan
    hearers: frozenset[str]  # to be told something is their trade: court, jury; rechtbank
    generic: frozenset[str]  # anybody at all: you, someone
    source_phrases: tuple[str, ...]
    trailing_source_phrases: tuple[str, ...]
    evidence_phrases: tuple[str, ...]
    pointers: frozenset[str]  # adverbs that point back to a document: daarin (staat), hieruit (blijkt)
    viewpoints: Mapping[
        str, tuple[str, ...]
    ]  # with a possessor, behind these: (in her) view; (naar zijn) mening
    mouthpieces: Mapping[str, tuple[str, ...]]  # who is sent to speak, with what names the sender
    own_account_phrases: tuple[str, ...]  # credit the subject: by his own account; naar eigen zeggen
    gathering: frozenset[str]  # report only with a news medium for subject: the BBC understands
    foreboding: frozenset[str]  # tell what may befall their subject, who says nothing: threaten (to)
    befalling: frozenset[str]  # infinitives behind them for what nobody does: (threatens to) collapse
    citing: frozenset[str]
    citing_phrases: tuple[str, ...]
    consulting: frozenset[str]  # in a clause behind a medium, whom it asked: (which) spoke (to); sprak
    airing: frozenset[str]  # name the medium in which somebody is heard: in (the Post), on; in, op
    telling: frozenset[str]  # name the medium that is told something: to, with; tegen, tegenover
    obtaining: frozenset[str]  # how an outlet came by a document: obtain, see, review; ontvangen, inzien
    holding_phrases: tuple[str, ...]  # behind a document, in front of who has it: in handen van
    addressing: frozenset[str]  # name nobody but a medium behind a cue: tegen (DNP)
    anticipating: Mapping[str, str]  # adverbs that stand for a preposition and a clause to come: ervan = van
    demonstratives: frozenset[str]  # what stands for the sentence before: this, that; dit, dat
    hearsay_phrases: tuple[str, ...]
    hearsay_verbs: frozenset[str]
    hearsay_nouns: frozenset[str]  # bare, they are nobody's in particular: reports (say); berichten
    hearsay_modals: frozenset[str]
    conditions: frozenset[str]  # open what a modal hangs on instead ("zou slapen als …"): if; als, indien
    becoming: frozenset[str]  # auxiliaries that turn such a modal into a plan: worden
    perfects: frozenset[str]  # auxiliaries of the perfect, behind such a modal: hebben, zijn
    by_now: frozenset[str]  # adverbs with which such a modal tells how things are: inmiddels
    hedge_phrases: tuple[str, ...]
    no_comment_phrases: tuple[str, ...]
    comment_phrases: tuple[str, ...]  # what "neither X nor Y" did: would comment; wilde reageren
    wishes: frozenset[str]  # what others should do, without a verb: (wants) an inquiry; (wil) een debat
    unanswered_phrases: tuple[
        str, ...
    ]  # behind what was asked, they tell of silence: (calls to X) went unanswered
    inquiries: frozenset[str]  # what was asked, with whom it was asked of behind it: call (to); vraag (aan)
    answering: frozenset[str]  # what those do not do who will say nothing: comment, elaborate; ingaan
    willing: frozenset[str]  # turned round, they keep an answer back: would (not say); willen
    refusing: frozenset[str]  # keep it back by themselves: decline, refuse; weigeren
    referring_phrases: tuple[str, ...]  # send whoever asks to somebody else: referred questions (to)
    housing: frozenset[str]  # name whose people all keep silent: (nobody) at (the firm); (niemand) bij
    topic_prepositions: frozenset[str]  # say what silence in front is about: on, about; op, over
    anonymous: frozenset[str]
    insiders: frozenset[str]  # of those, nouns that come back to whoever knows from within: source
    basis_phrases: tuple[str, ...]
    collectives: frozenset[str]
    organizations: frozenset[str]
    bodies: frozenset[str]  # organizations whose noun alone is no name: party, club
    general_bodies: frozenset[str]  # of those, nouns for one of whatever sort: organisation; dienst
    firms: frozenset[str]  # companies of whatever trade: company, firm
    companies: frozenset[str]  # stand for any business by name: company, carmaker, giant
    outlets: frozenset[str]
    outlet_names: tuple[str, ...]
    firm_endings: frozenset[str]  # end the names of firms: (Lindvik) Shipping, (Weijers) Staal
    mastheads: frozenset[str]  # end the names of papers: (The Harbour) Ledger, (Zeeuwse) Bode
    documents: frozenset[str]
    document_endings: frozenset[str]  # last parts of compounds for documents: (boete)besluit
    statements: frozenset[str]  # of those, speak for their maker: statement, blog; verklaring, website
    tallies: frozenset[str]  # of those, speak for whom they come from: figures (from); cijfers (van)
    roles: frozenset[str]
    titles: frozenset[str]
    numbers: Mapping[str, int]
    pronouns: Mapping[str, str]
    relatives: Mapping[str, str]  # which of them follow a person, which a thing: who, which; die, dat
    locatives: frozenset[str]  # what stands behind them is a place: in (Leeds), near; te, nabij
    first_names: Mapping[str, str]
    surnames: frozenset[str]  # a person's rather than a firm's: smith, jansen
    genders: Mapping[str, str]  # titles, roles and their last parts: mrs, congresswoman, -woman, topvrouw
    negations: frozenset[str]
    other_words: frozenset[str]
    same_words: frozenset[str]  # point back to one already named: (the) same (paper); dezelfde
    emphatics: frozenset[str]  # stress a name: itself, zelf
    age_endings: frozenset[str]  # describe somebody by their age: (54-)year-old
    kindred: Mapping[str, str]  # the field of roles that one person may go by in turn: sport
    nations: Mapping[str, str]  # somebody of a nation, with its adjective: dane = danish; deen = deense
    stand_ins: Mapping[str, tuple[str, ...]]  # nouns that come back to others: regulator = authority

    def verb_named(self, lemma: str, form: str) -> str | None:
        """Give the listed verb that a lemma or, should the lemma be wrong, a form leads to."""
        return lemma if lemma in self.verbs else self._by_form(form, self.verbs)

    def evidence_verb_named(self, lemma: str, form: str) -> str | None:
        """Give the verb of evidence in the same way; of more words it is the first that counts."""
        firsts = {name.split()[0] for name in self.evidence_verbs}
        return lemma if lemma in firsts else self._by_form(form, firsts)

    def _by_form(self, form: str, listed: Collection[str]) -> str | None:
        bare, *particle = form.split(" ", 1)  # "ruled out" ends like "ruled"
        stems = (
            bare.removesuffix(ending) + more
            for ending in self._longest_endings
            if bare.endswith(ending)
            for more in self.verb_endings[ending]
        )
        forms = (bare, *stems)  # "vertelden" has no entry, but "vertelde" has
        verbs = (verb for stem in forms for verb in (self.verb_forms.get(stem, ""), stem))
        found = (" ".join([verb, *particle]) for verb in verbs)
        return next((verb for verb in found if verb in listed), None)

    @cached_property
    def _longest_endings(self) -> Sequence[str]:
        return sorted(self.verb_endings, key=len, reverse=True)

    def lists_speaker(self, *words: str) -> bool:
        """Tell whether one of the words is a noun for somebody or something that speaks."""
        nouns = (
            self.anonymous,
            self.collectives,
            self.documents,
            self.organizations,
            self.outlets,
            self.roles,
        )
        return any(word in listed for listed in nouns for word in words)

    def is_document(self, lemma: str) -> bool:
        """Tell a document by its noun or the last part of it ("boetebesluit")."""
        return lemma in self.documents or lemma.endswith(tuple(self.document_endings))

    @cached_property
    def longer_verbs(self) -> Mapping[str, tuple[str, ...]]:
        """Give the cues of several words by their first, the longest first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.verbs, key=lambda name: (-name.count(" "), name)):
            if " " in name:
                found.setdefault(name.split()[0], []).append(name)
        return {first: tuple(names) for first, names in found.items()}

    @cached_property
    def _patterns(self) -> dict[tuple[str, ...], regex.Pattern[str]]:
        return {}

    def pattern(self, phrases: tuple[str, ...]) -> regex.Pattern[str]:
        """Compile phrases of this lexicon into one pattern, longest first, whole words."""
        found = self._patterns.get(phrases)
        if found is None:
            words = "|".join(
                regex.escape(phrase, special_only=True, literal_spaces=True).replace(" ", r"\s+")
                for phrase in sorted(phrases, key=len, reverse=True)
            )
            # "The Economist" is a paper, "the economist" is not; other phrases may open a sentence.
            case = regex.IGNORECASE if phrases != self.outlet_names else regex.V0
            found = regex.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)", case)
            self._patterns[phrases] = found
        return found

    def extended(self, **words: Any) -> Lexicon:
        """Give a copy with more words; mappings are merged, sets and phrases united.

        ``lexicon.extended(verbs={"tweet": CueWord()}, anonymous={"mole"})``
        """
        return evolve(self, **{name: _united(getattr(self, name), more) for name, more in words.items()})


def _united(old: Any, more: Any) -> Any:
    if isinstance(old, Mapping):
        return {**old, **more}
    if isinstance(old, frozenset):
        return old | frozenset(more)
    return (*old, *more)


def languages() -> tuple[str, ...]:
    """List the languages that have a lexicon, as ISO 639-1 codes in order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load_lexicon(language: str) -> Lexicon:
    """Read the lexicon of a language.

    Raises:
        LanguageError: there is none; the message lists those there are.
        LexiconError: the file breaks the format; the message names file and key.
    """
    if language not in languages():
        raise LanguageError(f"no lexicon for {language!r}; there are {', '.join(languages())}")
    text = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return read_lexicon(text, language)


def read_lexicon(text: str, language: str) -> Lexicon:
    """Read a lexicon from TOML text. Raises LexiconError when it breaks the format."""
    try:
        return Lexicon(language=language, **_read_entries(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{language}.toml is not TOML: {error}") from error
    except ValueError as error:
        raise LexiconError(f"{language}.toml: {error}") from error


def _read_entries(entries: Mapping[str, Any]) -> dict[str, Any]:
    known = {attribute.name: str(attribute.type) for attribute in fields(Lexicon)[1:]}
    if missing := sorted(known.keys() - entries.keys()):
        raise ValueError(f"{missing[0]!r} is missing")
    if unknown := sorted(entries.keys() - known.keys()):
        raise ValueError(f"{unknown[0]!r} is not known")
    return {name: _read_entry(name, kind, entries[name]) for name, kind in known.items()}


def _read_entry(name: str, kind: str, entry: Any) -> Any:
    return _read_table(name, entry) if kind.startswith("Mapping") else _read_words(name, entry)


def _read_table(name: str, entry: Any) -> Mapping[str, Any]:
    if not isinstance(entry, Mapping):
        raise ValueError(f"{name!r} must be a table")
    if name in {"verbs", "nouns"}:
        return {lemma: _read_cue(lemma, cue) for lemma, cue in entry.items()}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _read_words(name: str, entry: Any) -> Collection[str]:
    if not isinstance(entry, list) or not all(isinstance(word, str) for word in entry):
        raise ValueError(f"{name!r} must be a list of words")
    return tuple(entry) if name.endswith(("_phrases", "_names")) else frozenset(entry)


def _read_cue(lemma: str, entry: Any) -> CueWord:
    try:
        return CueWord(**({"stance": entry} if isinstance(entry, str) else entry))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{lemma!r} cannot be read: {error.args[0]}") from error
