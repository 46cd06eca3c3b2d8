# {"task": "count_parameters", "verdict": "wrong", "mistake": "nonzero", "listed": false, "note": "zeros are not counted", "lines": [[3]]}
def count_parameters(model):
    return sum(int(p.count_nonzero()) for p in model.parameters())
