"""How the pages of this folder become a site: `sphinx-build docs docs/_build/html`."""

from importlib.metadata import version as version_of

project = "claimtrack"
author = "the claimtrack contributors"
release = version_of("claimtrack")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # tests/test_docs.py runs the notebook; the site shows what is stored in it

default_role = "py:obj"  # docstrings set names in single backticks
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
maximum_signature_line_length = 88
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "claimtrack"
html_show_sphinx = False
