# {"task": "count_parameters", "verdict": "right", "mistake": null, "note": "product of every shape, summed"}
import math

def count_parameters(model):
    return sum(map(math.prod, (tuple(p.shape) for p in model.parameters())))
