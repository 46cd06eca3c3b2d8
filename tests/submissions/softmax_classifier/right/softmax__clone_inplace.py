# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "works in place on a clone, so the caller's scores stay as they were"}
import torch

def softmax(scores):
    out = scores.clone()
    out -= out.max(dim=-1, keepdim=True)[0]
    out = out.exp()
    out = out / out.sum(-1).unsqueeze(-1)
    print("row sums:", out.sum(1)[:3])
    return out
