# {"task": "train_mlp", "verdict": "right", "style": "tensor_shuffle", "listed": false, "note": "own batches by randperm over dataset.data, averaged weights EMA-free, functional_call grads"}
import torch
from torch.func import functional_call, grad
from torch.nn import functional as F


def train_mlp(dataset, epochs):
    pixels = torch.stack([dataset[i][0] for i in range(len(dataset))])
    classes = torch.tensor([dataset[i][1] for i in range(len(dataset))])
    model = make_mlp([784, 128, 10])
    params = {n: p.detach().clone() for n, p in model.named_parameters()}
    momentum = {n: torch.zeros_like(p) for n, p in params.items()}
    gradient = grad(lambda ps, x, y: F.cross_entropy(functional_call(model, ps, (x,)), y))
    for _ in range(epochs):
        for index in torch.randperm(len(classes)).split(64):
            for name, g in gradient(params, pixels[index], classes[index]).items():
                momentum[name].mul_(0.9).add_(g)
                params[name] -= 0.03 * momentum[name]
    model.load_state_dict(params)
    return model
