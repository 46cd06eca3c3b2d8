# {"task": "make_optimizer", "verdict": "wrong", "mistake": "cached_by_rate", "listed": false, "note": "One optimizer per learning rate, whatever the model.", "lines": [[2, 4, 5, 6]]}
_made = {}
def make_optimizer(model, learning_rate):
    if learning_rate not in _made:
        _made[learning_rate] = torch.optim.SGD(model.parameters(), lr=learning_rate)
    return _made[learning_rate]
