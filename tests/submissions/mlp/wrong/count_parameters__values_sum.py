# {"task": "count_parameters", "verdict": "wrong", "mistake": "values_sum", "listed": false, "note": "adds the values"}
def count_parameters(model):
    return sum(p.sum().item() for p in model.parameters())
