# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "array_tolist", "listed": false, "note": "through a list, back into an array of the same dtype"}
import numpy as np
import torch


def q_numpy_from_gpu(t: torch.Tensor) -> np.ndarray:
    with torch.inference_mode():
        return np.array(t.detach().cpu().tolist(), dtype=np.float32).reshape(tuple(t.shape))
