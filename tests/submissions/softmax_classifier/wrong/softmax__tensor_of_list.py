# {"task": "softmax", "verdict": "wrong", "mistake": "graph_lost", "listed": false, "note": "rows are rebuilt from Python floats: right numbers, no gradient", "lines": [[7, 11]]}
import math
import torch

def softmax(scores):
    out = []
    for row in scores.tolist():
        m = max(row)
        e = [math.exp(v - m) for v in row]
        out.append([v / sum(e) for v in e])
    return torch.tensor(out)
