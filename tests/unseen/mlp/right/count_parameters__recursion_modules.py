# {"task": "count_parameters", "verdict": "right", "style": "recursion_modules", "listed": false, "note": "recursion over children with a seen set"}
def count_parameters(model, seen=None):
    seen = set() if seen is None else seen
    total = 0
    for p in model.parameters(recurse=False):
        if id(p) not in seen:
            seen.add(id(p))
            total += p.numel()
    return total + sum(count_parameters(child, seen) for child in model.children())
