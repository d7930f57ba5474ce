"""How the shipped models are made: ``python -m training all --data DIR --out DIR``."""
