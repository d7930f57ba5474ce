"""An LSTM over packed sequences with a gradient written out, for training on a CPU.

torch's own runs a CPU's packed sequences step by step through autograd, which fills and adds a matrix as
large as the whole batch at every step. Here the gates' gradients of all steps are gathered and each weight's
gradient is one product. Same numbers, half the time.
"""

from __future__ import annotations

from typing import Any

import torch
from attrs import frozen
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn.utils.rnn import PackedSequence


@frozen
class Steps:
    """Where each time step's rows begin in the packed data, how many there are, and the order of reading."""

    starts: list[int]
    sizes: list[int]
    order: list[int]

    @classmethod
    def of(cls, sizes: list[int], backwards: bool) -> Steps:
        starts = [0]
        for size in sizes[:-1]:
            starts.append(starts[-1] + size)
        order = list(range(len(sizes)))
        return cls(starts, sizes, order[::-1] if backwards else order)


class _Direction(torch.autograd.Function):
    """One direction of one layer: (words, in) and initial states (batch, hidden) to (words, hidden)."""

    @staticmethod
    def forward(ctx: Any, steps: Steps, states: Tensor, h: Tensor, c: Tensor, *weights: Tensor) -> Tensor:
        w_in, w_back, b_in, b_back = weights
        gates = torch.addmm(b_in + b_back, states, w_in.t())
        hidden = w_back.size(1)
        before, cells_before, cells, out = (states.new_empty(len(states), hidden) for _ in range(4))
        h, c = h.clone(), c.clone()
        recurrent = w_back.t()
        for step in steps.order:
            start, size = steps.starts[step], steps.sizes[step]
            rows = slice(start, start + size)
            before[rows], cells_before[rows] = h[:size], c[:size]
            gate = gates[rows].addmm_(h[:size], recurrent)
            gate[:, : 2 * hidden].sigmoid_()
            gate[:, 2 * hidden : 3 * hidden].tanh_()
            gate[:, 3 * hidden :].sigmoid_()
            i, f, g, o = gate.chunk(4, 1)
            c[:size].mul_(f).addcmul_(i, g)
            torch.tanh(c[:size], out=cells[rows])
            torch.mul(o, cells[rows], out=out[rows])
            h[:size] = out[rows]
        ctx.steps = steps
        ctx.save_for_backward(states, w_in, w_back, gates, before, cells_before, cells)
        return out

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, d_out: Tensor) -> tuple[Tensor | None, ...]:
        states, w_in, w_back, gates, before, cells_before, cells = ctx.saved_tensors
        i, f, g, o = gates.chunk(4, 1)
        # what does not depend on later steps, for all steps at once
        from_cell = torch.cat([g * i * (1 - i), cells_before * f * (1 - f), i * (1 - g * g)], 1)
        from_out = cells * o * (1 - o)
        to_cell = o * (1 - cells * cells)
        d_gates = torch.empty_like(gates)
        hidden = w_back.size(1)
        d_h = d_out.new_zeros(max(ctx.steps.sizes), hidden)
        d_c = torch.zeros_like(d_h)
        for step in reversed(ctx.steps.order):
            start, size = ctx.steps.starts[step], ctx.steps.sizes[step]
            rows = slice(start, start + size)
            d_state = d_h[:size].add_(d_out[rows])
            d_cell = d_c[:size].addcmul_(d_state, to_cell[rows])
            d_gate = d_gates[rows]
            three = d_gate[:, : 3 * hidden].view(size, 3, hidden)
            torch.mul(from_cell[rows].view(size, 3, hidden), d_cell.unsqueeze(1), out=three)
            torch.mul(from_out[rows], d_state, out=d_gate[:, 3 * hidden :])
            torch.mm(d_gate, w_back, out=d_state)
            d_cell.mul_(f[rows])
        d_bias = d_gates.sum(0)
        d_weights = (d_gates.t() @ states, d_gates.t() @ before, d_bias, d_bias)
        return None, d_gates @ w_in, d_h, d_c, *d_weights


def run(lstm: nn.LSTM, packed: PackedSequence, h: Tensor, c: Tensor) -> PackedSequence:
    """Run one layer, in both directions if it has two, from initial states (directions, batch, hidden)."""
    sizes = packed.batch_sizes.tolist()
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    outs = []
    for number, suffix in enumerate(("", "_reverse")[: 1 + lstm.bidirectional]):
        weights = [getattr(lstm, name + suffix) for name in names]
        steps = Steps.of(sizes, backwards=bool(number))
        outs.append(_Direction.apply(steps, packed.data, h[number], c[number], *weights))
    return PackedSequence(torch.cat(outs, 1), *packed[1:])
