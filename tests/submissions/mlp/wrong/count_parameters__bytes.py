# {"task": "count_parameters", "verdict": "wrong", "mistake": "bytes", "listed": false, "note": "memory instead of numbers", "lines": [[3]]}
def count_parameters(model):
    return sum(p.numel() * p.element_size() for p in model.parameters())
