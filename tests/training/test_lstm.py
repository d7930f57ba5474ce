"""The written-out LSTM against torch's own: same states, same gradients."""

import pytest
import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence

from training.lstm import run

LENGTHS = (7, 5, 5, 2, 1)


@pytest.mark.parametrize("directions", [1, 2])
def test_it_computes_what_torch_computes(directions: int) -> None:
    torch.manual_seed(1)
    lstm = nn.LSTM(6, 4, bidirectional=directions == 2)
    words = torch.randn(sum(LENGTHS), 6, requires_grad=True)
    states = [torch.randn(directions, len(LENGTHS), 4, requires_grad=True) for _ in range(2)]
    packed = pack_sequence(words.split(LENGTHS))
    wanted = torch.randn(sum(LENGTHS), 4 * directions)
    learning = [words, *states, *lstm.parameters()]

    expected = lstm(packed, tuple(states))[0].data
    expected_gradients = torch.autograd.grad((expected * wanted).sum(), learning, retain_graph=True)
    found = run(lstm, packed, *states).data
    found_gradients = torch.autograd.grad((found * wanted).sum(), learning)

    assert torch.allclose(found, expected, atol=1e-6)
    assert all(
        torch.allclose(left, right, atol=1e-5)
        for left, right in zip(found_gradients, expected_gradients, strict=True)
    )
