# {"task": "count_parameters", "verdict": "wrong", "mistake": "frozen_by_counting", "listed": false, "note": "unfrozen weights only counted after setting requires_grad to False on everything", "lines": [[5, 6]]}
def count_parameters(model):
    total = 0
    for p in model.parameters():
        p.requires_grad = False
        if p.requires_grad:
            total += p.numel()
    return total
