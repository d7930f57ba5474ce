"""Small trees in our own words, and a strategy for trees of any shape."""

from __future__ import annotations

from hypothesis import strategies as st

from training.data import Tree, parse_treebank

HEADLINE = """\
# text = "We can't wait," said Mayor Lowe - twice.
1\t"\t"\tPUNCT\t``\t_\t5\tpunct\t_\tSpaceAfter=No
2\tWe\twe\tPRON\tPRP\t_\t5\tnsubj\t_\t_
3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
3\tca\tcan\tAUX\tMD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\twait\twait\tVERB\tVB\t_\t8\tccomp\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t,\t_\t5\tpunct\t_\tSpaceAfter=No
7\t"\t"\tPUNCT\t''\t_\t5\tpunct\t_\t_
8\tsaid\tsay\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
9\tMayor\tMayor\tPROPN\tNNP\tNumber=Sing\t8\tnsubj\t_\t_
10\tLowe\tLowe\tPROPN\tNNP\tNumber=Sing\t9\tflat\t_\t_
11\t-\t-\tPUNCT\t:\t_\t12\tpunct\t_\t_
12\ttwice\ttwice\tADV\tRB\t_\t8\tadvmod\t_\tSpaceAfter=No
13\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_

"""


def quotation() -> Tree:
    return parse_treebank(HEADLINE)[0]


FORMS = st.sampled_from(['"', "''", "-", "--", ".", "de", "foto's", "Utrecht", "NOS", "zei", "12"])
TAGS = st.sampled_from(["PUNCT", "PROPN", "NOUN", "VERB"])


@st.composite
def any_tree(draw: st.DrawFn) -> Tree:
    """Draw a tree in which every word hangs on an earlier one, or is the root."""
    size = draw(st.integers(1, 12))
    rows = []
    for number in range(1, size + 1):
        head = 0 if number == 1 else draw(st.integers(1, number - 1))
        label = "root" if not head else draw(st.sampled_from(["punct", "nsubj", "obj"]))
        form = draw(FORMS)
        rows.append((str(number), form, form, draw(TAGS), "_", "_", str(head), label, "_", "_"))
    return Tree((), tuple(rows))
