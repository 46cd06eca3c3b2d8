# {"task": "count_parameters", "verdict": "wrong", "mistake": "last_tensor", "listed": false, "note": "= instead of +=", "lines": [[5]]}
def count_parameters(model):
    total = 0
    for p in model.parameters():
        total = p.numel()
    return total
