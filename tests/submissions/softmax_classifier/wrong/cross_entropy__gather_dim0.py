# {"task": "cross_entropy", "verdict": "wrong", "mistake": "wrong_class_picked", "listed": true, "note": "gather along dim 0: takes scores of other examples", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -log_p.gather(0, classes.unsqueeze(0)).mean()
