def count_parameters(model):
    return sum(model.parameters().numel())
