# {"task": "make_optimizer", "verdict": "wrong", "mistake": "accumulated", "listed": false, "note": "One optimizer that collects the parameters of all models.", "lines": [[2, 4, 5]]}
_all = []
def make_optimizer(model, learning_rate):
    _all.extend(model.parameters())
    return torch.optim.SGD(_all, lr=learning_rate)
