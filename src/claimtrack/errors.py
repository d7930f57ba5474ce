"""Every exception claimtrack raises, by whose move it is.

::

    ClaimtrackError
    ├─ InputError (ValueError)       yours: a text, file or option cannot be used
    ├─ LanguageError (LookupError)   yours: no lexicon or no model for a language
    ├─ ModelError (RuntimeError)     the machine's: a model is missing, failed or was tampered with
    └─ LexiconError (ValueError)     ours: a lexicon file breaks its format

Odd prose is none of these: it becomes a `Notice` beside the result.
"""


class ClaimtrackError(Exception):
    """Catch everything that claimtrack raises on purpose."""


class InputError(ClaimtrackError, ValueError):
    """Say which text, file or option cannot be used, and what would help."""


class LanguageError(ClaimtrackError, LookupError):
    """Say for which language something is missing, and which languages there are."""


class ModelError(ClaimtrackError, RuntimeError):
    """Say which model is missing, broken or altered, and the command that helps."""


class LexiconError(ClaimtrackError, ValueError):
    """Say in which lexicon file which key breaks the format."""
