"""The training loop: annealing, averaging, and going on where it stopped."""

import random
from pathlib import Path

import pytest
import torch
from attrs import evolve
from torch import nn

from training.loop import WARM_UP, Average, Plan, Training, fit, rate_at


def line_fitting(saved: list[float]) -> Training:
    """Learn y = 3x; the score is how close the slope has come."""
    torch.manual_seed(1)
    model = nn.Linear(1, 1, bias=False)

    def batches(_epoch: int, rng: random.Random) -> list[torch.Tensor]:
        return [torch.tensor([[rng.uniform(-1, 1)]]) for _ in range(50)]

    def save(path: Path) -> None:
        saved.append(model.weight.item())
        path.touch()

    return Training(
        model,
        batches,
        lambda x: (model(x) - 3 * x).square().mean(),
        lambda: 1 - abs(model.weight.item() - 3),
        save,
    )


def test_the_rate_rises_then_falls_to_a_fiftieth() -> None:
    assert rate_at(0.0, 1.0) == pytest.approx(0.1)
    assert rate_at(WARM_UP, 1.0) == pytest.approx(1.0)
    assert rate_at(1.0, 1.0) == pytest.approx(0.02)


def test_it_learns_and_keeps_the_averaged_weights_that_score_best(tmp_path: Path) -> None:
    saved: list[float] = []

    top = fit(line_fitting(saved), Plan(epochs=8, rate=0.1, score_every=2), tmp_path / "line.pt")

    assert top > 0.95
    assert saved[-1] == pytest.approx(3, abs=0.05)


def test_a_training_that_was_interrupted_ends_where_it_would_have(tmp_path: Path) -> None:
    plan = Plan(epochs=6, rate=0.05, score_every=1)
    whole, cut = line_fitting([]), line_fitting([])
    fit(whole, plan, tmp_path / "whole.pt")
    epochs = iter(range(3))  # the fourth fails
    broken = evolve(cut, batches=lambda epoch, rng: [next(epochs), *cut.batches(epoch, rng)][1:])

    with pytest.raises(StopIteration):
        fit(broken, plan, tmp_path / "cut.pt")
    resumed = line_fitting([])
    fit(resumed, plan, tmp_path / "cut.pt")

    learnt, expected = (training.model.state_dict()["weight"] for training in (resumed, whole))
    assert torch.equal(learnt, expected)


def test_swapping_averaged_weights_twice_changes_nothing() -> None:
    model = nn.Linear(2, 1)
    average = Average.of(model)
    before = model.weight.detach().clone()
    model.weight.data.add_(1.0)

    average.swap(model)
    averaged = model.weight.detach().clone()
    average.swap(model)

    assert torch.equal(averaged, before)
    assert torch.equal(model.weight, before + 1)
