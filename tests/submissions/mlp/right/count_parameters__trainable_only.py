# {"task": "count_parameters", "verdict": "right", "style": "trainable_only", "listed": false, "note": "requires_grad only: named an alternative in LESSONS"}
def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)
