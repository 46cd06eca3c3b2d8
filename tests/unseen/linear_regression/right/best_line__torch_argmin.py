# {"task": "best_line", "verdict": "right", "style": "torch_argmin", "listed": false, "note": "torch argmin, item"}
import torch


def best_line(array, lines):
    data = torch.tensor(array, dtype=torch.float64)
    design = torch.stack([data[:, 0], torch.ones(len(data), dtype=torch.float64)], dim=1)
    coefficients = torch.tensor(lines, dtype=torch.float64).mT
    errors = (design @ coefficients - data[:, 1:]).pow(2).mean(0)
    return torch.argmin(errors).item()
