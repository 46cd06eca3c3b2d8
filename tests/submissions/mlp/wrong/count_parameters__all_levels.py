# {"task": "count_parameters", "verdict": "wrong", "mistake": "all_levels", "listed": false, "note": "modules() with recursion counts everything once per level", "lines": [[4, 5]]}
def count_parameters(model):
    total = 0
    for module in model.modules():
        total += sum(p.numel() for p in module.parameters())
    return total
