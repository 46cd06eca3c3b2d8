# {"task": "count_parameters", "verdict": "wrong", "mistake": "weights_only_dim", "listed": true, "note": "biases left out by dimension", "lines": [[5]]}
def count_parameters(model):
    total = 0
    for p in model.parameters():
        if len(p.shape) == 2:
            total += p.shape[0] * p.shape[1]
    return total
