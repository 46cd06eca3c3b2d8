# {"task": "cross_entropy", "verdict": "wrong", "mistake": "wrong_class_picked", "listed": true, "note": "penalises the predicted class (largest score), not the right one", "lines": [[6, 7]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    predicted = scores.argmax(dim=1)
    return -log_p[torch.arange(len(scores)), predicted].mean()
