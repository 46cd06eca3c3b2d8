# {"task": "count_parameters", "verdict": "wrong", "mistake": "tensors", "listed": true, "note": "number of tensors", "lines": [[3]]}
def count_parameters(model):
    return len(list(model.parameters()))
