# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "not_by_hand", "listed": false, "note": "F.mse_loss does the whole task, while the contract says by hand (half the points).", "lines": [[4]]}
import torch.nn.functional as F
def mean_squared_error(predicted, target):
    return F.mse_loss(predicted, target)
