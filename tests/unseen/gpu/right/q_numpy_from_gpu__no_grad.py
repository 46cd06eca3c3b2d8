# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "no_grad", "listed": false, "note": "cpu then detach"}
import torch


@torch.no_grad()
def q_numpy_from_gpu(tensor):
    return tensor.cpu().detach().numpy().copy()
