# {"task": "softmax", "verdict": "wrong", "mistake": "ten_classes_hard_coded", "listed": false, "note": "writes the ten terms of the slide's formula by hand; crashes for k other than 10", "lines": [[6]]}
import torch

def softmax(scores):
    m = scores.max(dim=1).values
    columns = [torch.exp(scores[:, j] - m) for j in range(10)]
    total = sum(columns)
    return torch.stack([c / total for c in columns], dim=1)
