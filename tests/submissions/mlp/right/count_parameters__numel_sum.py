# {"task": "count_parameters", "verdict": "right", "style": "numel_sum", "listed": false, "note": "the usual line"}
def count_parameters(model):
    return sum(p.numel() for p in model.parameters())
