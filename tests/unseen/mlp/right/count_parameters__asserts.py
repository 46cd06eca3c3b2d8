# {"task": "count_parameters", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts, numpy int out"}
import numpy as np
import torch


def count_parameters(model):
    assert isinstance(model, torch.nn.Module)
    return np.int64(sum(int(np.prod(tuple(p.size()))) for p in model.parameters()))
