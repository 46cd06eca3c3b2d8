# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "rows of the identity matrix as one-hot vectors, einsum, computed in double"}
import torch

def cross_entropy(scores, classes):
    s = scores.double()
    hot = torch.eye(s.shape[1], dtype=torch.float64)[classes]
    right = torch.einsum("nk,nk->n", s, hot)
    loss = torch.logsumexp(s, dim=1) - right
    return loss.mean().float()
