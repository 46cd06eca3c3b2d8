# {"task": "make_mlp", "verdict": "right", "style": "reduce_slices", "listed": false, "note": "chain.from_iterable and slicing of Sequential, Identity at the end"}
from itertools import chain

from torch import nn


def make_mlp(sizes):
    pairs = ((nn.ReLU(), nn.Linear(m, n)) for m, n in zip(sizes, sizes[1:]))
    body = nn.Sequential(*chain.from_iterable(pairs))[1:]
    return nn.Sequential(nn.Flatten(), body, nn.Identity())
