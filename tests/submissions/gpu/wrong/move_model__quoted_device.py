# {"task": "move_model", "verdict": "wrong", "mistake": "quoted_device", "listed": false, "note": "the word device in quotes", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    return model.to("device")
