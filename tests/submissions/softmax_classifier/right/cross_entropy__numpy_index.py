# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "NumPy only for the indices, prints for debugging"}
import numpy as np
import torch

def cross_entropy(scores, classes):
    rows = np.arange(len(scores))
    cols = classes.detach().cpu().numpy()
    print("scores", tuple(scores.shape), "classes", classes.shape)
    ln_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return torch.neg(ln_p[rows, cols]).mean()
