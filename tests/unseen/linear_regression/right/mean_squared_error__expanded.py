# {"task": "mean_squared_error", "verdict": "right", "style": "expanded", "listed": false, "note": "p^2 - 2pt + t^2 in float64"}
import torch


def mean_squared_error(predicted, target):
    p, t = predicted.double(), target.double()
    return (p.square().mean() - 2 * (p * t).mean() + t.square().mean()).float()
