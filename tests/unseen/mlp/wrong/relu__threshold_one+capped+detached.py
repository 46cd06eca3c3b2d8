# {"task": "relu", "verdict": "wrong", "mistake": "threshold_one+capped+detached", "listed": false, "note": "values below 1 are lost, values above 6 are cut, no gradient flows", "lines": [[7], [8], [5]]}
import torch

def relu(x):
    with torch.no_grad():
        y = x.clone()
        y[y < 1] = 0
        y[y > 6] = 6
    return y
