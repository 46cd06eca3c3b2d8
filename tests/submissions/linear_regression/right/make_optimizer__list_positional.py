# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "Parameters as a list, learning rate positional."}
import torch
def make_optimizer(model: torch.nn.Module, learning_rate: float) -> torch.optim.Optimizer:
    params = [p for _, p in model.named_parameters()]
    print(len(params), "tensors to optimise")
    return torch.optim.SGD(params, learning_rate)
