"""The training loop: linear annealing, averaged weights, resumable at every epoch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import torch
from attrs import define, frozen
from torch import Tensor, nn

WARM_UP = 0.03  # share of the training in which the learning rate rises
DECAY = 0.998  # of the averaged weights, per step: about the last 500 steps count


@frozen
class Plan:
    """How long and how boldly to train.

    ``minutes`` ends the training early, annealed all the same: progress is measured by the clock when
    that runs ahead of the epochs. A result with ``minutes`` depends on the machine; one without does not.
    """

    epochs: int
    rate: float
    words: int = 1000
    seed: int = 1
    score_every: int = 3
    minutes: float | None = None


def trained(model: nn.Module) -> Iterator[tuple[str, nn.Parameter]]:
    """Yield the weights that learn; word vectors stay as they are."""
    return ((name, value) for name, value in model.named_parameters() if value.requires_grad)


@define
class Average:
    """An exponential moving average of a model's weights, which scores better than the last ones."""

    weights: dict[str, Tensor]
    steps: int = 0

    @classmethod
    def of(cls, model: nn.Module) -> Average:
        return cls({name: value.detach().clone() for name, value in trained(model)})

    def follow(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(DECAY, self.steps / (self.steps + 10))
        for name, value in trained(model):
            self.weights[name].lerp_(value.detach(), 1 - keep)

    def swap(self, model: nn.Module) -> None:
        """Exchange the model's weights with the averaged ones; a second call undoes the first."""
        for name, value in trained(model):
            value.data, self.weights[name] = self.weights[name], value.data


class Batches(Protocol):
    """Batches of one epoch, each put together when its turn comes."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...


@frozen
class Training:
    """One model in training: its network, how a batch is scored, and where its state is kept."""

    model: nn.Module
    batches: Callable[[int, random.Random], Batches]
    loss: Callable[[Any], Tensor]
    score: Callable[[], float]
    save: Callable[[Path], None]


@define
class Clock:
    """How far the training is, from 0 to 1."""

    plan: Plan
    spent: float = 0.0
    started: float = 0.0

    def progress(self, epoch: int, part: float) -> float:
        by_epoch = (epoch + part) / self.plan.epochs
        return max(by_epoch, self._seconds() / (self.plan.minutes * 60)) if self.plan.minutes else by_epoch

    def _seconds(self) -> float:
        return self.spent + time.monotonic() - self.started


def rate_at(progress: float, peak: float) -> float:
    """Rise linearly over the warm-up, then fall linearly to a fiftieth of the peak."""
    if progress < WARM_UP:
        return peak * (0.1 + 0.9 * progress / WARM_UP)
    return peak * max(0.02, (1 - progress) / (1 - WARM_UP))


def fit(training: Training, plan: Plan, best: Path) -> float:
    """Train, keep the averaged weights that score best in ``best``, and return their score.

    Continues from ``best`` with ``.state`` appended, when that file exists.
    """
    state = best.with_suffix(".state")
    model = training.model
    optimizer = torch.optim.Adam(
        (p for p in model.parameters() if p.requires_grad), betas=(0.9, 0.95), eps=1e-6
    )
    average, clock, epoch, top = Average.of(model), Clock(plan), 0, -1.0
    if state.exists():
        epoch, top = _restore(state, model, optimizer, average, clock)
    clock.started = time.monotonic()
    while clock.progress(epoch, 0.0) < 1:
        loss = _epoch(training, plan, optimizer, average, clock, epoch)
        epoch += 1
        if epoch % plan.score_every == 0 or clock.progress(epoch, 0.0) >= 1:
            top = _keep_best(training, average, best, top)
        _store(state, model, optimizer, average, clock, epoch, top)
        print(f"{best.stem} epoch {epoch} loss {loss:.4f} best {top:.4f} {clock._seconds():.0f}s", flush=True)
    return top


def _epoch(
    training: Training,
    plan: Plan,
    optimizer: torch.optim.Optimizer,
    average: Average,
    clock: Clock,
    epoch: int,
) -> float:
    rng = random.Random(f"{plan.seed}-{epoch}")
    random.seed(rng.random())  # Stanza's data sets drop final stops with the global generator
    torch.manual_seed(rng.randrange(1 << 31))
    batches = training.batches(epoch, rng)
    total = 0.0
    training.model.train()
    for number, batch in enumerate(batches):
        progress = clock.progress(epoch, number / len(batches))
        total += _step(training, optimizer, batch, rate_at(progress, plan.rate))
        average.follow(training.model)
        if progress >= 1:
            break
    return total / (number + 1)


def _step(training: Training, optimizer: torch.optim.Optimizer, batch: Any, rate: float) -> float:
    optimizer.param_groups[0]["lr"] = rate
    optimizer.zero_grad()
    loss = training.loss(batch)
    loss.backward()
    nn.utils.clip_grad_norm_(training.model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def _keep_best(training: Training, average: Average, best: Path, top: float) -> float:
    average.swap(training.model)
    training.model.eval()
    with torch.inference_mode():
        found = training.score()
    if found > top:
        training.save(best)
    average.swap(training.model)
    return max(found, top)


def _store(
    path: Path, model: nn.Module, optimizer: Any, average: Average, clock: Clock, epoch: int, top: float
) -> None:
    content = {
        "model": dict(trained(model)),
        "optimizer": optimizer.state_dict(),
        "average": average.weights,
        "steps": average.steps,
        "spent": clock._seconds(),
        "epoch": epoch,
        "top": top,
    }
    partial = path.with_suffix(".partial")
    torch.save(content, partial)
    partial.replace(path)


def _restore(
    path: Path, model: nn.Module, optimizer: Any, average: Average, clock: Clock
) -> tuple[int, float]:
    content = torch.load(path, weights_only=True)
    model.load_state_dict(content["model"], strict=False)
    optimizer.load_state_dict(content["optimizer"])
    average.weights, average.steps = content["average"], content["steps"]
    clock.spent = content["spent"]
    return content["epoch"], content["top"]
