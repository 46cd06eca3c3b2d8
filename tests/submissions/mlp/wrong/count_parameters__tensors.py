# {"task": "count_parameters", "verdict": "wrong", "mistake": "tensors", "listed": true, "note": "number of tensors"}
def count_parameters(model):
    return len(list(model.parameters()))
