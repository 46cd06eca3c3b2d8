# {"task": "count_parameters", "verdict": "right", "style": "map_numel_numpy", "listed": false, "note": "a NumPy integer is an integer"}
import numpy as np

def count_parameters(model):
    sizes = np.array([p.detach().numpy().size for p in model.parameters()], dtype=np.int64)
    return sizes.sum()
