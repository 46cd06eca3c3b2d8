# {"task": "count_parameters", "verdict": "wrong", "mistake": "total_overwritten", "listed": false, "note": "= instead of +=: only the last parameter is counted", "lines": [[5]]}
def count_parameters(model):
    total = 0
    for p in model.parameters():
        total = p.numel()
    return total
