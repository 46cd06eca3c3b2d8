# {"task": "count_parameters", "verdict": "wrong", "mistake": "shape_sum", "listed": false, "note": "the sum of the sizes instead of the product", "lines": [[3]]}
def count_parameters(model):
    return sum(sum(p.shape) for p in model.parameters())
