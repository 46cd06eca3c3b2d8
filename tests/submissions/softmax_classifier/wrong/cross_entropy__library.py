# {"task": "cross_entropy", "verdict": "wrong", "mistake": "uses_library", "listed": false, "note": "F.cross_entropy: right values, but not by hand", "lines": [[5]]}
import torch.nn.functional as F

def cross_entropy(scores, classes):
    return F.cross_entropy(scores, classes)
