# {"task": "count_parameters", "verdict": "right", "style": "prod_shapes", "listed": false, "note": "math.prod over shapes"}
import math


def count_parameters(model):
    return sum(math.prod(p.shape) for p in model.parameters())
