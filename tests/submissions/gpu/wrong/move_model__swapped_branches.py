# {"task": "move_model", "verdict": "wrong", "mistake": "swapped_branches", "listed": false, "note": "cuda and cpu the wrong way round", "shows_on": "any", "lines": [[3, 4, 5]]}
def move_model(model, device):
    if device.type == "cuda":
        return model.cpu()
    return model.cuda()
