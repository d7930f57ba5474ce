"""What holds of any text whatever."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack.errors import InputError, LanguageError
from claimtrack.model import Article
from claimtrack.reading import read

# Anything, lone surrogates included, and what looks like the lines around an article.
lines = st.one_of(
    st.text(st.characters(), max_size=40),
    st.sampled_from(
        [
            "3 February 2025 | Rail Europe Today",
            "date 2024-08 The minister said no.",
            "“We will appeal,” she said.",
            "READ MORE: The ten best boats",
            "Related articles",
            "OLDHAVEN (AP) — The bridge is open again, the mayor said.",
            "Nice! pic.twitter.com/Ab1 pic.twitter.com/Ab2 — Ann (@ann) May 3, 2025",
            "Night ferries to return in June | The Harbour Ledger",
            "De brug blijft dicht, meldt de gemeente, tot in mei van volgend jaar.",
            "By Ann Lee, Gadgetree",
            "99/99/9999",
            "",
        ]
    ),
)
line_ends = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x0b", "\n\n"])
texts = st.lists(st.tuples(lines, line_ends), min_size=1, max_size=12).map(
    lambda rows: "".join(line + end for line, end in rows)
)


def article_of(text: str) -> Article:
    assume(text.strip())
    return read(text)


@given(texts)
def test_the_text_is_never_altered(text: str) -> None:
    assert article_of(text).text == text


@given(texts)
def test_blocks_stand_in_order_and_apart_and_hold_all_that_is_not_blank(text: str) -> None:
    blocks = article_of(text).blocks

    between = [0, *(edge for block in blocks for edge in (block.span.start, block.span.end)), len(text)]
    gaps = [text[start:end] for start, end in zip(between[::2], between[1::2], strict=True)]

    assert between == sorted(between)
    assert not any(gap.strip() for gap in gaps)


@given(texts)
def test_no_block_begins_or_ends_with_white_space(text: str) -> None:
    article = article_of(text)

    words = [article.passage(block.span).text for block in article.blocks]

    assert all(piece and piece == piece.strip() for piece in words)


@given(texts)
def test_each_noise_block_has_a_reason_and_a_notice(text: str) -> None:
    article = article_of(text)

    noise = [block for block in article.blocks if block.role == "noise"]

    assert all((block.reason is not None) == (block.role == "noise") for block in article.blocks)
    assert [notice.passage for notice in article.notices] == [article.passage(b.span) for b in noise]


@given(texts)
def test_a_headline_is_verbatim(text: str) -> None:
    article = article_of(text)

    assert article.headline is None or article.passage(article.headline.span) == article.headline


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert article_of(text) == article_of(text)


@given(st.binary())
def test_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read(content)
    except (InputError, LanguageError):
        return


@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_is_written_is_read_again(text: str, encoding: str) -> None:
    encodable = text.encode("utf-8", "replace").decode()
    controls = sum(character < " " and not character.isspace() for character in encodable)
    assume(encodable.strip() and controls == 0 and "\x7f" not in encodable and encodable[0] != "\ufeff")

    assert read(encodable.encode(encoding)).text == encodable
