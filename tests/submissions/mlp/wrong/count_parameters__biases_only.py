# {"task": "count_parameters", "verdict": "wrong", "mistake": "biases_only", "listed": false, "note": "the other half", "lines": [[3]]}
def count_parameters(model):
    return sum(p.numel() for n, p in model.named_parameters() if n.endswith("bias"))
