# {"task": "count_parameters", "verdict": "wrong", "mistake": "shared_twice", "listed": false, "note": "remove_duplicate=False", "lines": [[3]]}
def count_parameters(model):
    return sum(p.numel() for _, p in model.named_parameters(remove_duplicate=False))
