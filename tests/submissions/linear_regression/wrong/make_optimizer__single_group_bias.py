# {"task": "make_optimizer", "verdict": "wrong", "mistake": "single_group_bias", "listed": false, "note": "Leaves out 0-dim and one-number parameters.", "lines": [[3]]}
def make_optimizer(model, learning_rate):
    found = [p for p in model.parameters() if p.numel() > 1] or list(model.parameters())
    return torch.optim.SGD(found, lr=learning_rate)
