# {"task": "softmax", "verdict": "right", "style": "matmul_ones", "listed": false, "note": "sum through a product with ones, transposes"}
import torch


def softmax(scores):
    columns = (scores - scores.max(dim=1)[0].unsqueeze(1)).t().exp()
    return (columns / (torch.ones(1, len(columns)) @ columns)).t()
