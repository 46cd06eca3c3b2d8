# {"task": "best_line", "verdict": "wrong", "mistake": "slope_intercept_swapped", "listed": true, "note": "the pair is unpacked the wrong way round", "lines": [[8, 9]]}
import torch

def best_line(array, lines):
    data = torch.as_tensor(array)
    x, y = data[:, 0], data[:, 1]
    losses = []
    for b, m in lines:
        losses.append(torch.mean((y - (m * x + b)) ** 2))
    return torch.stack(losses).argmin().item()
