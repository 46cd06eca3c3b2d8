# {"task": "count_parameters", "verdict": "wrong", "mistake": "numel_not_called", "listed": false, "note": "numel without parentheses", "lines": [[5]]}
def count_parameters(model):
    total = 0
    for p in model.parameters():
        total += p.numel
    return total
