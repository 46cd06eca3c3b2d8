# {"task": "count_parameters", "verdict": "wrong", "mistake": "string", "listed": false, "note": "text for a reader", "lines": [[3]]}
def count_parameters(model):
    return f"{sum(p.numel() for p in model.parameters()):,}"
