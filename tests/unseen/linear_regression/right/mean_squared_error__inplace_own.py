# {"task": "mean_squared_error", "verdict": "right", "style": "inplace_own", "listed": false, "note": "in-place ops on own tensors"}
def mean_squared_error(predicted, target):
    error = target.clone().neg_().add_(predicted)
    return error.square().mean(dim=0).sum()
