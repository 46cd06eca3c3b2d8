# {"task": "move_model", "verdict": "right", "mistake": null, "note": "_apply moves parameters and buffers, as Module.to does inside"}
def move_model(model, device):
    return model._apply(lambda tensor: tensor.to(device))
