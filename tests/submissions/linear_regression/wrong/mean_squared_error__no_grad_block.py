# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "detached", "listed": true, "note": "Computed under torch.no_grad(), so nothing can be differentiated.", "lines": [[4]]}
import torch
def mean_squared_error(predicted, target):
    with torch.no_grad():
        diff = predicted - target
        return torch.mean(diff * diff)
