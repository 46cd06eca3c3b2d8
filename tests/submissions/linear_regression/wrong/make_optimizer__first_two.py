# {"task": "make_optimizer", "verdict": "wrong", "mistake": "first_two", "listed": false, "note": "Only the first two parameters.", "lines": [[3]]}
def make_optimizer(model, learning_rate):
    return torch.optim.SGD(list(model.parameters())[:2], lr=learning_rate)
