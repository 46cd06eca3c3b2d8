# {"task": "make_optimizer", "verdict": "wrong", "mistake": "weight_bias", "listed": false, "note": "Model.weight and model.bias: fails for other models.", "lines": [[3]]}
def make_optimizer(model, learning_rate):
    return torch.optim.SGD([model.weight, model.bias], lr=learning_rate)
