# {"task": "count_parameters", "verdict": "right", "style": "recursive_seen", "listed": false, "note": "recursion over the children, shared ones once"}
def count_parameters(model, seen=None):
    seen = set() if seen is None else seen
    total = 0
    for p in model._parameters.values():
        if p is not None and id(p) not in seen:
            seen.add(id(p))
            total += p.nelement()
    for child in model.children():
        total += count_parameters(child, seen)
    return total
