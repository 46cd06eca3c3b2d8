# {"task": "count_parameters", "verdict": "wrong", "mistake": "weights_only_name", "listed": true, "note": "biases left out by name", "lines": [[3]]}
def count_parameters(model):
    return sum(p.numel() for n, p in model.named_parameters() if "weight" in n)
