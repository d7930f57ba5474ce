"""How fast the models load and parse as they are, with eight-bit weights, and in ONNX.

    python -m training.speed --models DIR --data DIR [--language en]

DIR of models holds a directory for each language; DIR of data the treebanks. ONNX is tried when
``onnx`` and ``onnxruntime`` are installed. Times are processor times of one thread.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import stanza
import torch
from torch import Tensor, nn

from training.data import read_treebank
from training.evaluate import load_pipeline, raw_text
from training.recipes import RECIPES

SENTENCES = 200
SHAPE = (32, 25)  # sentences and words of the batch on which runtimes are compared


def main() -> None:
    options = _options()
    torch.set_num_threads(1)
    recipe = RECIPES[options.language]
    text = raw_text(read_treebank(options.data, recipe.tests[-1])[:SENTENCES])
    begun = time.process_time()
    pipeline = load_pipeline(options.models / options.language, options.language)
    print(f"loading: {time.process_time() - begun:.2f} s")
    plain = measure(pipeline, text)
    print(f"float32: {plain[0]:.0f} words a second")
    core = Core(pipeline.processors["depparse"].trainer.model)
    if find_spec("onnxruntime"):
        print(
            "words a second, network of the parser: torch {:.0f}, ONNX {:.0f}".format(*compare_runtimes(core))
        )
    quantize(pipeline)
    small = measure(pipeline, text)
    changed = sum(left != right for left, right in zip(plain[1], small[1], strict=True))
    print(f"int8: {small[0]:.0f} words a second; {changed} of {len(plain[1])} words attached otherwise")


def measure(pipeline: stanza.Pipeline, text: str) -> tuple[float, list[tuple[int, str]]]:
    """Give words a second, and the head and label of every word; the second of two runs counts."""
    pipeline(text)
    begun = time.process_time()
    words = list(pipeline(text).iter_words())
    return len(words) / (time.process_time() - begun), [(word.head, word.deprel) for word in words]


def quantize(pipeline: stanza.Pipeline) -> None:
    """Store the weights of tagger and parser in eight bits, and compute with them."""
    for name in ("pos", "depparse"):
        trainer = pipeline.processors[name].trainer
        model = trainer.model
        trainer.model = torch.ao.quantization.quantize_dynamic(model, {nn.Linear, nn.LSTM}, torch.qint8)


class Core(nn.Module):
    """What costs most in the parser, from embedded words to scores, for sentences of one length.

    Stanza's own packs sentences by length, which cannot be exported.
    """

    def __init__(self, parser: Any) -> None:
        super().__init__()
        self.layers = nn.ModuleList(packed.lstm for packed in parser.parserlstm.lstm)
        self.gates, self.highways = parser.parserlstm.gate, parser.parserlstm.highway
        self.scorers = nn.ModuleList((parser.unlabeled, parser.deprel))
        self.input_size = parser.input_size

    def forward(self, states: Tensor) -> list[Tensor]:
        for layer, gate, highway in zip(self.layers, self.gates, self.highways, strict=True):
            states = layer(states)[0] + torch.sigmoid(gate(states)) * torch.tanh(highway(states))
        return [scorer(states, states) for scorer in self.scorers]


def compare_runtimes(core: Core) -> tuple[float, float]:
    """Give words a second of the same network in torch and in ONNX, on one thread each."""
    import onnxruntime

    core.eval()
    words = torch.randn(*SHAPE, core.input_size)
    file = io.BytesIO()
    torch.onnx.export(core, (words,), file, input_names=["words"], dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(file.getvalue(), options, providers=["CPUExecutionProvider"])
    given = {"words": words.numpy().astype(np.float32)}
    with torch.inference_mode():
        return _rate(lambda: core(words)), _rate(lambda: session.run(None, given))


def _rate(run: Callable[[], Any], times: int = 10) -> float:
    run()
    begun = time.process_time()
    for _ in range(times):
        run()
    return times * SHAPE[0] * SHAPE[1] / (time.process_time() - begun)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", choices=tuple(RECIPES), default="en")
    return parser.parse_args()


if __name__ == "__main__":
    main()
