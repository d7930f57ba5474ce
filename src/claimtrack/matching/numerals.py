"""Words → numbers: figures with separators, number words and compounds, in one language's spelling."""

from __future__ import annotations

from functools import cache

import regex

from claimtrack.matching.vocabulary import Words

_FIGURE = regex.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
_GLUED = regex.compile(r"^(?P<sign>[$€£]|us\$)?(?P<figure>[\d.,]+)(?P<tail>\p{L}+|%)?$")
_SHORTEST_NUMBER_WORD = 3  # letters; shorter pieces of compounds mislead
_THOUSAND = 1000


def split_glued(text: str) -> tuple[str, str] | None:
    """Split "$2.4bn" into what stands before and behind the figure; None where there is no figure."""
    glued = _GLUED.match(text.lower())
    return (glued["sign"] or "", glued["tail"] or "") if glued else None


@cache
def value_of(text: str, words: Words) -> float | None:
    """Read one token: figures with separators, glued signs and scales, number words, compounds."""
    lower = text.lower()
    glued = _GLUED.match(lower)
    if glued:
        value = _figure(glued["figure"], words)
        tail = glued["tail"]
        if value is None or not tail:
            return value
        factor = words.scales.get(tail)
        return value * factor if factor else value if tail in words.units else None
    if lower in words.numbers:
        return words.numbers[lower]
    if lower in words.scales and lower.isalpha() and len(lower) > len("mln"):
        return words.scales[lower]
    return _compound(lower, words)


def _figure(text: str, words: Words) -> float | None:
    """Read digits with this language's separators, or with the other's where only those fit."""
    if not _FIGURE.fullmatch(text):
        return None
    thousands, decimals = words.thousands, words.decimals
    grouped = regex.fullmatch(
        rf"\d{{1,3}}(?:{regex.escape(thousands)}\d{{3}})+(?:{regex.escape(decimals)}\d+)?",
        text,
    )
    if grouped:
        return float(text.replace(thousands, "").replace(decimals, "."))
    other = regex.fullmatch(rf"\d{{1,3}}(?:{regex.escape(decimals)}\d{{3}}){{2,}}", text)
    plain = text.replace(decimals, "") if other else text.replace(decimals, ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _compound(text: str, words: Words) -> float | None:
    """Add up "thirty-five", "vijfendertig", "tweehonderd", "drieënhalf": parts out of the lexicon."""
    parts = _split(text.replace("ë", "e").replace("-", ""), words)
    if not parts:
        return None
    if parts[-2:] == [words.halved, "half"]:  # "tweeëneenhalf" is two, and one half
        del parts[-2]
    total = current = 0.0
    for part in parts:
        if part in words.scales:
            current = max(current, 1) * words.scales[part]
            total, current = (total + current, 0.0) if words.scales[part] >= _THOUSAND else (total, current)
        else:
            current += words.numbers[part]
    return total + current


def _split(text: str, words: Words) -> list[str]:
    """Cut a compound into number words, joined by "en" or "and" where a language does; longest first."""
    known = [*words.numbers, *words.scales]
    if text in known and len(text) > 1:
        return [text]
    for head in sorted(
        (w for w in known if len(w) >= _SHORTEST_NUMBER_WORD and text.startswith(w)), key=len, reverse=True
    ):
        rest = text[len(head) :]
        for tail in (rest, rest.removeprefix("en"), rest.removeprefix("and")):
            parts = _split(tail, words) if tail else []
            if parts:
                return [head, *parts]
    return []
