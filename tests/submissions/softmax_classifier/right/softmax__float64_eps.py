# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "computes in double, adds a tiny number to the sum that changes nothing"}
import math
import torch

def softmax(scores):
    big = scores.double()
    big = big - big.amax(1, keepdim=True).detach()
    e = math.e ** big
    result = e / (e.sum(1, keepdim=True) + 1e-300)
    return result.to(scores.dtype)
