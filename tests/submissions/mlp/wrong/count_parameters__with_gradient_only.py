# {"task": "count_parameters", "verdict": "wrong", "mistake": "with_gradient_only", "listed": false, "note": "only parameters that have a gradient yet", "lines": [[3]]}
def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.grad is not None)
