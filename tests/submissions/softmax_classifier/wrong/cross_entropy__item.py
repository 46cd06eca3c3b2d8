# {"task": "cross_entropy", "verdict": "wrong", "mistake": "graph_lost", "listed": false, "note": ".item() gives a Python float: nothing to call backward on", "lines": [[7]]}
import torch

def cross_entropy(scores, classes):
    loss = 0.0
    for row, c in zip(scores, classes):
        loss += (torch.logsumexp(row, dim=0) - row[c]).item()
    return loss / len(scores)
