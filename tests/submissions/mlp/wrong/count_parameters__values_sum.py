# {"task": "count_parameters", "verdict": "wrong", "mistake": "values_sum", "listed": false, "note": "adds the values", "lines": [[3]]}
def count_parameters(model):
    return sum(p.sum().item() for p in model.parameters())
