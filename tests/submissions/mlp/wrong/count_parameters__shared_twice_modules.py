# {"task": "count_parameters", "verdict": "wrong", "mistake": "shared_twice_modules", "listed": false, "note": "sums module by module"}
def count_parameters(model):
    total = 0
    for module in model.modules():
        for p in module.parameters(recurse=False):
            total += p.numel()
    return total
