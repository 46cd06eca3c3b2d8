# {"task": "cross_entropy", "verdict": "right", "style": "sparse_matrix", "listed": false, "note": "a sparse one-hot matrix"}
import torch


def cross_entropy(scores, classes):
    n, k = scores.shape
    hot = torch.sparse_coo_tensor(torch.stack([torch.arange(n), classes]), torch.ones(n), (n, k)).to_dense()
    return torch.logsumexp(scores, 1).sub((hot * scores).sum(1)).mean()
