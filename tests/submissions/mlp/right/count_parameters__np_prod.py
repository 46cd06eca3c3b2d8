# {"task": "count_parameters", "verdict": "right", "style": "np_prod", "listed": false, "note": "product of the shape"}
import numpy as np

def count_parameters(model):
    total = 0
    for p in model.parameters():
        total += int(np.prod(p.shape))
    return total
