# {"task": "count_parameters", "verdict": "wrong", "mistake": "not_called", "listed": false, "note": "parameters without parentheses", "lines": [[3]]}
def count_parameters(model):
    return sum(p.numel() for p in model.parameters)
