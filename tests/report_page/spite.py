"""Fifty strings that mean harm to a page, and a comparison that has one in every field."""

from __future__ import annotations

from attrs import evolve

from claimtrack.model import (
    Article,
    Block,
    Claim,
    ComparisonTable,
    Link,
    Notice,
    Report,
    Row,
    Source,
    Span,
)

# What each would do if it were let: `alert` is replaced in the browser tests by a tell-tale.
STRINGS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//example.org/x.js></script>",
    "<script type=module>import '//example.org/x.js'</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "<img src=//example.org/pixel.gif>",
    "<img/src='x'/onerror='alert(1)'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "</svg><svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=//example.org/x.swf>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=//example.org/'>",
    "<base href=//example.org/>",
    "<form action=//example.org/><input type=submit></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<style>*{display:none}</style>",
    "<style>@import '//example.org/x.css';</style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<!--",
    "<![CDATA[",
    "<?php echo 1 ?>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '" style="position:fixed;inset:0',
    "` onclick=`alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for x in () %}",
    "{{ contents.__class__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e\u2066<b>\u200f txet desrever\u0000\u001b[31m\ud800",
    "<table><tr><td></table></article></main></body></html>",
)


def spiteful(words: str, *, sides: int = 2) -> ComparisonTable:
    """Give a comparison that says the same words everywhere an article, a file name or a person can."""
    reports = tuple(_report(words) for _ in range(sides))
    row = Row(tuple(("c1", "c2") for _ in reports), "same", words, "same_origin", 0.5, (words,), words)
    return ComparisonTable(reports, (row,), (Notice(None, words),))


def _report(words: str) -> Report:
    text = f"{words}\n{words}\n{words} {words} said: {words}\n"
    line = len(words) + 1
    blocks = (
        Block(Span(0, len(words)), words, "headline"),
        Block(Span(line, line + len(words)), words, "noise", words),
        Block(Span(2 * line, len(text) - 1), words, "prose"),
    )
    article = Article(words, text, words, words, blocks=blocks)
    article = evolve(article, headline=article.passage(blocks[0].span))
    said = article.passage(Span(2 * line, 2 * line + len(words)))
    whole = article.passage(blocks[2].span)
    sources = (Source("s1", words, "outlet", mentions=(said,)), Source("s2", None, "unnamed", 2, (said,)))
    chain = (Link("s1", said, said), Link("s2", said, said), Link(None, None, said))
    claims = (
        Claim("c1", (whole,), chain, "direct", hedges=(said,), denied=True, language=words, rule=words),
        Claim("c2", (said,), chain, "mixed", "no_comment", language=words, rule=words),
    )
    return Report(article, claims, sources, (Notice(said, words),), words)
