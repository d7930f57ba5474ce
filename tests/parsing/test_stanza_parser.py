"""The Stanza parser keeps its promises about places, languages, quiet and repeatability."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import LanguageError, ModelError
from claimtrack.model import Article, ParsedArticle
from claimtrack.parsing import StanzaParser, download, stanza_parser
from claimtrack.parsing.shipped import SHIPPED, checked_paths, load_manifest
from tests.parsing.articles import article

NEWS = article(
    "Council drops bridge plan\n"
    "“We can’t pay for it,” Mayor Ada Prins told The Lowell Courier. Her deputy, Tom Vane, disagreed.\n"
    "Nothing has been signed, officials say."
)
DUTCH = article(
    "Volgens de burgemeester is het plan te duur. Zij voegde eraan toe dat niets vaststaat.", "nl"
)


def parse(parser: StanzaParser, one: Article) -> ParsedArticle:
    (parsed,) = parser.parse([one])
    return parsed


def check_places(parsed: ParsedArticle) -> None:
    """Hold what must hold of any text: words in order, inside one block, heads inside the sentence."""
    spans = [word.span for sentence in parsed.sentences for word in sentence.words]
    assert spans == sorted(spans)
    for sentence in parsed.sentences:
        assert any(block.span.covers(sentence.span) for block in parsed.article.blocks)
        assert [word.index for word in sentence.words] == list(range(1, len(sentence.words) + 1))
        assert all(len(word.span) > 0 and 0 <= word.head <= len(sentence.words) for word in sentence.words)
        assert [word.head for word in sentence.words].count(0) == 1


# ── words and sentences ───────────────────────────────────────────────────────────────────


def test_only_contractions_are_taken_apart(parser: StanzaParser) -> None:
    parsed = parse(parser, article("Its chief, it's said, cannot stay. Its board went home."))

    words = [word.text for sentence in parsed.sentences for word in sentence.words]
    assert " ".join(words) == "Its chief , it 's said , can not stay . Its board went home ."


def test_a_full_stop_is_no_part_of_the_last_word(parser: StanzaParser) -> None:
    parsed = parse(parser, article("Het akkoord is rond, bevestigen bronnen aan de NOS.", "nl"))

    assert [word.text for word in parsed.sentences[-1].words][-2:] == ["NOS", "."]


def test_words_stand_where_they_say(parser: StanzaParser) -> None:
    parsed = parse(parser, NEWS)

    check_places(parsed)
    whole = [word for s in parsed.sentences for word in s.words if word.text not in {"ca", "n't"}]
    assert all(NEWS.passage(word.span).text == word.text for word in whole)


def test_words_of_a_multi_word_token_share_its_span(parser: StanzaParser) -> None:
    words = parse(parser, NEWS).sentences[1].words

    assert [word.text for word in words if NEWS.passage(word.span).text == "can’t"] == ["ca", "n't"]


def test_a_verb_finds_its_subject(parser: StanzaParser) -> None:
    last = parse(parser, NEWS).sentences[-1]

    (subject,) = (word for word in last.words if word.text == "officials")
    assert subject.relation == "nsubj"
    head = last.head_of(subject)
    assert head is not None
    assert (head.lemma, head.upos) == ("say", "VERB")


def test_sentences_end_with_their_line(parser: StanzaParser) -> None:
    texts = [NEWS.passage(sentence.span).text for sentence in parse(parser, NEWS).sentences]

    assert texts[0] == "Council drops bridge plan"
    assert texts[2:] == ["Her deputy, Tom Vane, disagreed.", "Nothing has been signed, officials say."]


def test_lemmas_are_written_as_in_a_dictionary(parser: StanzaParser) -> None:
    lemmas = [word.lemma for sentence in parse(parser, DUTCH).sentences for word in sentence.words]

    assert "toevoegen" in lemmas


def test_noise_is_not_parsed(parser: StanzaParser) -> None:
    assert parse(parser, article("READ MORE: Bridges", role="noise")).sentences == ()


def test_an_article_without_prose_has_no_sentences(parser: StanzaParser) -> None:
    assert parse(parser, article("")).sentences == ()
    assert parse(parser, article("\u200f\x00\n \n")).sentences == ()


# ── languages ─────────────────────────────────────────────────────────────────────────────


def with_languages(text: str, own: str, *languages: str) -> Article:
    plain = article(text, own)
    blocks = [evolve(block, language=code) for block, code in zip(plain.blocks, languages, strict=True)]
    return evolve(plain, blocks=tuple(blocks))


def test_each_block_is_parsed_in_its_own_language(parser: StanzaParser) -> None:
    mixed = with_languages(
        "De minister zweeg.\nThe minister didn’t speak.\nZij ging weg.", "nl", "nl", "en", "nl"
    )

    parsed = parse(parser, mixed)

    assert [sentence.language for sentence in parsed.sentences] == ["nl", "en", "nl"]
    assert [word.text for word in parsed.sentences[1].words][2:4] == ["did", "n't"]
    check_places(parsed)


def test_a_block_without_a_model_is_parsed_as_the_rest_and_noted(parser: StanzaParser) -> None:
    mixed = with_languages("The minister left.\nLe ministre est parti.", "en", "en", "fr")

    parsed = parse(parser, mixed)

    assert [sentence.language for sentence in parsed.sentences] == ["en", "en"]
    assert [notice.reason for notice in parsed.notices] == ["no parser model for 'fr'; parsed as 'en'"]
    assert parsed.notices[0].passage == mixed.passage(mixed.blocks[1].span)


def test_an_article_without_a_model_is_refused(parser: StanzaParser) -> None:
    with pytest.raises(LanguageError, match="'fi'; there are en, nl"):
        parse(parser, article("Ministeri lähti.", "fi"))


# ── the same again ────────────────────────────────────────────────────────────────────────


def test_a_parse_depends_on_nothing_but_its_article(parser: StanzaParser) -> None:
    alone = [parse(parser, NEWS), parse(parser, DUTCH)]

    assert list(parser.parse([NEWS, DUTCH])) == alone
    assert list(parser.parse([DUTCH, NEWS, NEWS]))[::-1] == [alone[0], *alone]


def test_the_quick_way_to_a_tree_changes_nothing(
    parser: StanzaParser, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = [parse(parser, NEWS), parse(parser, DUTCH)]

    monkeypatch.setattr(stanza_parser, "greedy_heads", lambda _: None)

    assert [parse(parser, NEWS), parse(parser, DUTCH)] == quick


def test_articles_are_taken_one_by_one(parser: StanzaParser) -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield NEWS

    assert next(parser.parse(endless())).article == NEWS


def test_the_number_of_threads_is_left_as_it_was(parser: StanzaParser) -> None:
    torch = pytest.importorskip("torch")
    torch.set_num_threads(2)

    parse(parser, NEWS)

    assert torch.get_num_threads() == 2


def test_the_parser_names_models_and_version(parser: StanzaParser) -> None:
    version = json.loads((SHIPPED / "manifest.json").read_text("utf-8"))["version"]

    assert parse(parser, NEWS).parser == parser.name
    assert parser.name.startswith("stanza 1.")
    assert parser.name.endswith(f"claimtrack models {version}")


# ── any text at all ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "text",
    [
        "She said\x00 that\x00 it rained.",
        "She said \ud800 that \udfff.",
        "\u202eShe said\u2069 that\u200f it rained",
        "She said " + "a" * 50_000 + " twice.",
        "http://example.org/" + "a/" * 25_000,
        "." * 50_000,
        "”” “ ' ‘ „ « ( ) ] »",
        "👩\u200d👩\u200d👧 said İİ \u0301 ﷽",
    ],
    ids=["nul", "surrogates", "directions", "long word", "long link", "dots", "marks", "rare"],
)
def test_odd_text_is_parsed(parser: StanzaParser, text: str, language: str) -> None:
    check_places(parse(parser, article(text, language)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120), language=st.sampled_from(["en", "nl"]))
def test_arbitrary_text_is_parsed(parser: StanzaParser, text: str, language: str) -> None:
    check_places(parse(parser, article(text, language)))


# ── quiet, offline, and clear about models ────────────────────────────────────────────────


def test_importing_loads_neither_stanza_nor_torch() -> None:
    script = "import sys, claimtrack.parsing; sys.exit(bool({'stanza', 'torch'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_parsing_prints_nothing_and_leaves_logging_alone() -> None:
    script = """
import logging
from claimtrack.model import Article, Block, Span
from claimtrack.parsing import StanzaParser
text = "She can't."
list(StanzaParser().parse([Article("a", text, "en", blocks=(Block(Span(0, 10), "en", "prose"),))]))
logger = logging.getLogger("stanza")
assert (logger.level, logger.handlers, logging.getLogger().handlers) == (logging.NOTSET, [], [])
"""

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("offline")
def test_loading_and_parsing_need_no_network() -> None:
    assert len(parse(StanzaParser(), DUTCH).sentences) == 2


@pytest.mark.usefixtures("offline")
def test_an_unreachable_hub_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"'nl' could not be downloaded .* check .* the connection"):
        download("nl", directory=tmp_path)


def test_a_model_that_does_not_load_is_a_clear_error(tmp_path: Path) -> None:
    copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    for listed in manifest["files"]:
        (tmp_path / listed["path"]).write_bytes(b"no model")
        listed["sha256"] = sha256(b"no model").hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    with pytest.raises(ModelError, match="cannot load the models in"):
        parse(StanzaParser(directory=tmp_path), NEWS)


# ── Stanza's own packages ─────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the shipped Dutch models out as Stanza lays out its own downloads."""
    torch = pytest.importorskip("torch")
    home = tmp_path_factory.mktemp("official")
    packages: dict[str, object] = {}
    for processor, path in checked_paths(load_manifest(), "nl").items():
        target = home / "nl" / processor / "small.pt"
        target.parent.mkdir(parents=True)
        content = torch.load(path, weights_only=True)
        if processor == "pretrain":  # Stanza keeps vectors in single precision
            content["emb"] = content["emb"].float()
        torch.save(content, target)
        needs = [{"model": "pretrain", "package": "small"}] if processor in {"pos", "depparse"} else []
        packages[processor] = {"small": {"md5": "", "dependencies": needs}}
    default = dict.fromkeys(("tokenize", "pos", "lemma", "depparse"), "small")
    index = {"nl": {"lang_name": "Dutch", **packages, "packages": {"default": default}}}
    (home / "resources.json").write_text(json.dumps(index), "utf-8")
    return home


@pytest.mark.usefixtures("offline")
def test_a_package_of_stanza_parses_from_its_own_directory(parser: StanzaParser, official: Path) -> None:
    parsed = parse(StanzaParser(package="default", directory=official), DUTCH)

    assert parsed.parser.endswith("Stanza's package 'default'")
    assert parsed.sentences == parse(parser, DUTCH).sentences


def test_a_language_not_downloaded_is_refused_with_the_command(official: Path) -> None:
    with pytest.raises(LanguageError, match="claimtrack models download en"):
        parse(StanzaParser(package="default", directory=official), NEWS)


def test_a_package_that_is_not_there_is_a_clear_error(official: Path) -> None:
    with pytest.raises(ModelError, match="'default_accurate' for 'nl'; try `claimtrack models download nl"):
        parse(StanzaParser(package="default_accurate", directory=official), DUTCH)
