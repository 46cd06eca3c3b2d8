# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "einsum in float64 and back to the input's type; differentiable."}
import torch
def mean_squared_error(predicted, target):
    e = predicted.double() - target.double()
    result = torch.einsum('ij,ij->', e, e) / e.numel()
    return result.to(predicted.dtype)
