# {"task": "count_parameters", "verdict": "wrong", "mistake": "generator", "listed": false, "note": "numbers one by one, never added", "lines": [[3]]}
def count_parameters(model):
    return [p.numel() for p in model.parameters()]
