# {"task": "count_parameters", "verdict": "wrong", "mistake": "len_tensor", "listed": false, "note": "len of each tensor", "lines": [[3]]}
def count_parameters(model):
    return sum(len(p) for p in model.parameters())
