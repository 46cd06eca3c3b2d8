# {"task": "make_optimizer", "verdict": "wrong", "mistake": "linear_only", "listed": false, "note": "Only the parameters of nn.Linear layers.", "lines": [[3]]}
def make_optimizer(model, learning_rate):
    found = [p for m in model.modules() if isinstance(m, nn.Linear) for p in m.parameters()]
    return torch.optim.SGD(found, lr=learning_rate)
