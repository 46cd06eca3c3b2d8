# {"task": "softmax", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts and own checks at top level"}
import torch


def softmax(scores):
    assert scores.ndim == 2
    m, _ = torch.max(scores, dim=1, keepdim=True)
    z = torch.exp(scores - m)
    p = z / torch.sum(z, dim=1, keepdim=True)
    assert torch.isfinite(p).all() and (p >= 0).all()
    return p


assert torch.allclose(softmax(torch.tensor([[1000.0, 1000.0]])), torch.tensor([[0.5, 0.5]]))
print(softmax(torch.tensor([[1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0]])))
