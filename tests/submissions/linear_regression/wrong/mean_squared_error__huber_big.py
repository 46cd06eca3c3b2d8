# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "huber_big", "listed": false, "note": "HuberLoss with delta 100 times 2: right up to errors of 100.", "lines": [[6]]}
import torch.nn.functional as F


def mean_squared_error(predicted, target):
    return 2 * F.huber_loss(predicted, target, delta=100.0)
