"""Settings for every test."""

from hypothesis import settings

# The same examples on every run: a check that fails by chance teaches people to run it again.
settings.register_profile("claimtrack", max_examples=50, deadline=None, derandomize=True)
settings.load_profile("claimtrack")
