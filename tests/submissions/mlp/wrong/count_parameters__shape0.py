# {"task": "count_parameters", "verdict": "wrong", "mistake": "shape0", "listed": false, "note": "rows only", "lines": [[3]]}
def count_parameters(model):
    return sum(p.shape[0] for p in model.parameters())
