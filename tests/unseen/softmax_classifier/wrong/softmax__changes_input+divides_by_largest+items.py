# {"task": "softmax", "verdict": "wrong", "mistake": "changes_input+divides_by_largest+items", "listed": false, "note": "writes into scores; divides by the largest instead of subtracting; item() cuts the gradient", "lines": [[10], [10], [11, 13]]}
import math
import torch


def softmax(scores):
    out = []
    for row in scores:
        biggest = max(row.tolist())
        row /= biggest
        exps = [math.exp(value.item()) for value in row]
        out.append([e / sum(exps) for e in exps])
    return torch.tensor(out)
