# {"task": "count_parameters", "verdict": "wrong", "mistake": "tensors_sum_one", "listed": true, "note": "adds one per tensor", "lines": [[3]]}
def count_parameters(model):
    return sum(1 for p in model.parameters())
