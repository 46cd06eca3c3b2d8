# {"task": "count_parameters", "verdict": "wrong", "mistake": "shape01", "listed": false, "note": "crashes on biases", "lines": [[3]]}
def count_parameters(model):
    return sum(p.shape[0] * p.shape[1] for p in model.parameters())
