def make_optimizer(model, learning_rate):
    return torch.optim.SGD(model.parameters, lr=learning_rate)
