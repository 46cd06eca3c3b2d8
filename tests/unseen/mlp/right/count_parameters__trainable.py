# {"task": "count_parameters", "verdict": "right", "style": "trainable", "listed": false, "note": "trainable ones only: an alternative by the table"}
def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)
