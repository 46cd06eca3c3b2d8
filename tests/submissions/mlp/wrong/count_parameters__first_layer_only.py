# {"task": "count_parameters", "verdict": "wrong", "mistake": "first_layer_only", "listed": false, "note": "model[1]", "lines": [[3]]}
def count_parameters(model):
    return model[1].weight.numel() + model[1].bias.numel()
