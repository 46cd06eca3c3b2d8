# {"task": "cross_entropy", "verdict": "wrong", "mistake": "return_in_loop", "listed": false, "note": "the return is inside the loop", "lines": [[11]]}
import torch


def cross_entropy(scores, classes):
    losses = []
    for i in range(len(scores)):
        o = scores[i]
        c = classes[i]
        losses.append(torch.logsumexp(o, 0) - o[c])
        return torch.stack(losses).mean()
