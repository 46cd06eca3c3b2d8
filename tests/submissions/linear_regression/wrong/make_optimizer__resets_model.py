# {"task": "make_optimizer", "verdict": "wrong", "mistake": "resets_model", "listed": false, "note": "Sets the model's parameters to 0.", "lines": [[3, 4]]}
def make_optimizer(model, learning_rate):
    for p in model.parameters():
        nn.init.zeros_(p)
    return torch.optim.SGD(model.parameters(), lr=learning_rate)
