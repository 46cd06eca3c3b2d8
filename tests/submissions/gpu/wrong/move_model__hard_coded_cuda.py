# {"task": "move_model", "verdict": "wrong", "mistake": "hard_coded_cuda", "listed": true, "note": "as on the slide: breaks on a CPU, disobeys cpu on a GPU machine", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    return model.to("cuda")
