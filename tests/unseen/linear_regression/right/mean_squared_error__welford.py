# {"task": "mean_squared_error", "verdict": "right", "style": "welford", "listed": false, "note": "running mean in a Python loop"}
import torch


def mean_squared_error(predicted, target):
    mean = predicted.new_zeros(())
    for n, (p, t) in enumerate(zip(predicted.flatten(), target.flatten()), start=1):
        mean = mean + ((p - t) ** 2 - mean) / n
    return mean
