# {"task": "move_model", "verdict": "wrong", "mistake": "cuda_method", "listed": true, "note": ".cuda() whatever is asked", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    model.cuda()
    return model
