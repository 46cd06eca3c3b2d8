# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "torch.func: gradients of a function of the parameters, put back into the model at the end"}
import torch
from torch import nn
from torch.func import functional_call, grad
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    params = {name: p.detach().clone() for name, p in model.named_parameters()}

    def loss(params, x, y):
        return nn.functional.cross_entropy(functional_call(model, params, (x,)), y)

    gradient = grad(loss)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            g = gradient(params, x, y)
            params = {name: params[name] - 0.1 * g[name] for name in params}
    model.load_state_dict(params)
    return model
