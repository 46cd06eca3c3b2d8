# {"task": "cross_entropy", "verdict": "wrong", "mistake": "graph_lost", "listed": false, "note": "wraps floats in torch.tensor with requires_grad=True: backward runs but the scores get no gradient", "lines": [[7, 8]]}
import torch

def cross_entropy(scores, classes):
    losses = []
    for row, c in zip(scores, classes):
        losses.append(float(torch.logsumexp(row, 0) - row[c]))
    return torch.tensor(sum(losses) / len(losses), requires_grad=True)
