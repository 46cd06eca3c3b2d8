# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "detached", "listed": true, "note": "Wraps a Python number in a new tensor with requires_grad=True: backward runs but no gradient reaches the prediction.", "lines": [[6, 7]]}
import torch
def mean_squared_error(predicted, target):
    total = 0
    for i in range(len(predicted)):
        total += (predicted[i].item() - target[i].item()) ** 2
    return torch.tensor(total / len(predicted), requires_grad=True)
