# {"task": "make_optimizer", "verdict": "wrong", "mistake": "other_models_parameters", "listed": false, "note": "Optimises detached copies of the parameters, so the model never changes.", "lines": [[4]]}
import torch
def make_optimizer(model, learning_rate):
    params = [torch.nn.Parameter(p.detach().clone()) for p in model.parameters()]
    return torch.optim.SGD(params, lr=learning_rate)
