"""Make the coefficients that tell relations apart: ``python -m training.relations``.

A logistic regression, fitted on the dev split of ``fixtures/pairs``, over the features of
`claimtrack.matching.features`; these do not change when the sides are swapped, so that each pair
counts in both directions. The strength of its penalty is chosen by cross-validation over stories.
The whole run is deterministic. Whether claims are about one matter is not learnt here but weighed
in `claimtrack.matching.standing`, since single pairs have no neighbours.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax

from claimtrack.matching.classifier import VERDICTS, Verdict
from claimtrack.matching.embedder import Embedder, SentenceEncoder
from claimtrack.matching.features import Features, features_of
from claimtrack.matching.transformer import TransformerEncoder
from claimtrack.parsing import StanzaParser
from evaluation.claim_pairs import ClaimPair, PairReader, load_pairs

COEFFICIENTS = Path(__file__).parent.parent / "src/claimtrack/matching/coefficients.json"
PENALTIES = (1.0, 3.0, 10.0, 30.0)
FOLDS = 5

Matrix = NDArray[np.float64]


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, default=COEFFICIENTS)
    arguments.add_argument("--encoder", metavar="MODEL", help="a model of sentence-transformers, downloaded")
    options = arguments.parse_args()
    encoder: Embedder = TransformerEncoder(options.encoder) if options.encoder else SentenceEncoder()
    reader = PairReader(StanzaParser(), encoder)
    pairs = load_pairs("dev")
    features = [features_of(reader.likeness(pair)) for pair in pairs]
    tables = coefficients(pairs, features)
    known = json.loads(options.out.read_text()) if options.out.exists() else {}
    known[encoder.name] = tables
    options.out.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
    print(f"{len(pairs)} pairs: written to {options.out}")


def coefficients(pairs: Sequence[ClaimPair], features: Sequence[Features]) -> dict[str, list[object]]:
    """Fit the model to the features of the pairs."""
    rows = np.stack([own.row() for own in features])
    labels = np.array([VERDICTS.index(verdict_of(pair)) for pair in pairs])
    penalty = min(PENALTIES, key=lambda strength: cross_validated_loss(rows, labels, pairs, strength))
    return fit(rows, labels, penalty)


def verdict_of(pair: ClaimPair) -> Verdict:
    """Take related and unrelated pairs together: neither is about one matter."""
    return pair.relation if pair.relation in VERDICTS else "other"


def fit(rows: Matrix, labels: NDArray[np.int_], penalty: float) -> dict[str, list[object]]:
    """Fit means, scales, weights of shape (features, verdicts) and a bias for each verdict."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale < 1e-6] = 1.0
    standard = (rows - mean) / scale
    width, kinds = rows.shape[1], len(VERDICTS)
    wanted = np.eye(kinds)[labels]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights, bias = flat[: width * kinds].reshape(width, kinds), flat[width * kinds :]
        chances = log_softmax(standard @ weights + bias, axis=1)
        slope = np.exp(chances) - wanted
        gradient = np.concatenate([(standard.T @ slope + penalty * weights).ravel(), slope.sum(axis=0)])
        return float(-(wanted * chances).sum() + penalty * (weights**2).sum() / 2), gradient

    start = np.zeros((width + 1) * kinds)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    tables = {"mean": mean, "scale": scale, "weights": found[: width * kinds].reshape(width, kinds)}
    tables["bias"] = found[width * kinds :]
    return {name: np.round(table, 5).tolist() for name, table in tables.items()}


def cross_validated_loss(
    rows: Matrix, labels: NDArray[np.int_], pairs: Sequence[ClaimPair], penalty: float
) -> float:
    """Average the log loss over pairs whose story was not fitted on."""
    fold = np.array([int(sha256(pair.story.encode()).hexdigest(), 16) % FOLDS for pair in pairs])
    losses = []
    for held in range(FOLDS):
        seen = fold != held
        tables = {key: np.array(table) for key, table in fit(rows[seen], labels[seen], penalty).items()}
        standard = (rows[~seen] - tables["mean"]) / tables["scale"]
        chances = log_softmax(standard @ tables["weights"] + tables["bias"], axis=1)
        losses += list(-chances[np.arange(len(chances)), labels[~seen]])
    return float(np.mean(losses))


if __name__ == "__main__":
    main()
