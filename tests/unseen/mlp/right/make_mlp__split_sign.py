# {"task": "make_mlp", "verdict": "right", "style": "split_sign", "listed": false, "note": "relu as (x + |x|) / 2 in an own module, numpy ints of sizes"}
import numpy as np
from torch import nn


class Half(nn.Module):
    def forward(self, x):
        return 0.5 * (x + x.abs())


def make_mlp(sizes):
    table = np.array(sizes)
    stages = [nn.Flatten()]
    for m, n in np.stack([table[:-1], table[1:]], axis=1).tolist():
        stages += [nn.Linear(m, n), Half()]
    return nn.Sequential(*stages[: 2 * (len(table) - 1)])
