# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "e to the score minus the row's logsumexp"}
import torch


def softmax(scores):
    log_norm = torch.logsumexp(scores, dim=-1, keepdim=True)
    return (scores - log_norm).exp()
