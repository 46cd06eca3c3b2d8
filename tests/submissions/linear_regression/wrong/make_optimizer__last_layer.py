# {"task": "make_optimizer", "verdict": "wrong", "mistake": "last_layer", "listed": false, "note": "Only the last layer.", "lines": [[3]]}
def make_optimizer(model, learning_rate):
    return torch.optim.SGD(list(model.modules())[-1].parameters(), lr=learning_rate)
