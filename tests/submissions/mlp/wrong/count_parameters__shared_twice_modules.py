# {"task": "count_parameters", "verdict": "wrong", "mistake": "shared_twice_modules", "listed": false, "note": "sums module by module", "lines": [[4, 5]]}
def count_parameters(model):
    total = 0
    for module in model.modules():
        for p in module.parameters(recurse=False):
            total += p.numel()
    return total
