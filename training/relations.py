"""Make the coefficients that tell relations apart: ``python -m training.relations``.

A logistic regression, fitted on the dev split of ``fixtures/pairs``, over the features of
`claimtrack.matching.features`; these do not change when the sides are swapped, so that each pair
counts in both directions. For another encoder than the shipped one, curves bring its cosines onto the
scale of that first. The strength of its penalty is chosen by cross-validation over stories.
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
from claimtrack.matching.gauge import Curve, Gauge
from claimtrack.matching.reading import Reading
from claimtrack.parsing import StanzaParser
from evaluation.claim_pairs import ClaimPair, PairReader, load_encoder, load_pairs

COEFFICIENTS = Path(__file__).parent.parent / "src/claimtrack/matching/coefficients.json"
PENALTIES = (1.0, 3.0, 10.0, 30.0)
FOLDS = 5
KINDS = ("sentences", "words")
# Dense at the upper end: nearly all that is compared lies among the nearest few in a hundred.
QUANTILES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999)

Matrix = NDArray[np.float64]


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, default=COEFFICIENTS)
    arguments.add_argument("--encoder", metavar="MODEL", help="a model of sentence-transformers, downloaded")
    options = arguments.parse_args()
    encoder = load_encoder(options.encoder)
    pairs, parser = load_pairs("dev"), StanzaParser()
    readings = PairReader(parser, Gauge(encoder)).sides(pairs)
    curves = fit_curves(readings, encoder) if options.encoder else {}
    gauge = Gauge(encoder, *(Curve(*curves[kind]) for kind in KINDS if curves))
    reader = PairReader(parser, gauge)
    tables = coefficients(pairs, [features_of(reader.between(*sides)) for sides in readings])
    known = json.loads(options.out.read_text()) if options.out.exists() else {}
    known[encoder.name] = tables | ({"curves": curves} if curves else {})
    options.out.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
    print(f"{len(pairs)} pairs: written to {options.out}")


# ── curves ────────────────────────────────────────────────────────────────────────────────


def fit_curves(
    readings: Sequence[tuple[Reading, Reading]], encoder: Embedder
) -> dict[str, list[list[float]]]:
    """Bring the cosines of an encoder onto the scale of the shipped one, by rank: points of two curves.

    Ranks are those of every left claim beside every right one, and of the words in them.
    """
    return {kind: _curve(*_texts(kind, readings), encoder) for kind in KINDS}


def _texts(kind: str, readings: Sequence[tuple[Reading, Reading]]) -> tuple[list[str], list[str]]:
    left, right = (
        {text for reading in side for text in _texts_of(kind, reading)}
        for side in zip(*readings, strict=True)
    )
    return sorted(left), sorted(right)


def _texts_of(kind: str, reading: Reading) -> list[str]:
    return [reading.slots.statement] if kind == "sentences" else [token.key for token in reading.tokens]


def _curve(left: Sequence[str], right: Sequence[str], encoder: Embedder) -> list[list[float]]:
    points = []
    for own in (encoder, SentenceEncoder()):
        cosines = (own.embed(left) @ own.embed(right).T).ravel()
        points.append([-1.0, *np.quantile(cosines, QUANTILES).tolist(), 1.0])
    return [np.round(np.maximum.accumulate(own), 4).tolist() for own in points]


# ── coefficients ──────────────────────────────────────────────────────────────────────────


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
