# {"task": "train_mlp", "verdict": "right", "style": "functional_call_adam", "listed": false, "note": "torch.func gradients and Adam by hand, put back at the end"}
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader
from torch.func import functional_call, grad_and_value

def train_mlp(dataset, epochs):
    model = make_mlp([784, 100, 10])
    params = {k: v.detach().clone() for k, v in model.named_parameters()}
    m = {k: torch.zeros_like(v) for k, v in params.items()}
    s = {k: torch.zeros_like(v) for k, v in params.items()}
    step = grad_and_value(lambda p, x, y: F.cross_entropy(functional_call(model, p, (x,)), y))
    t = 0
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            t += 1
            gradient, value = step(params, x, y)
            for k, g in gradient.items():
                m[k] = 0.9 * m[k] + 0.1 * g
                s[k] = 0.999 * s[k] + 0.001 * g * g
                params[k] = params[k] - 1e-3 * (m[k] / (1 - 0.9 ** t)) / ((s[k] / (1 - 0.999 ** t)).sqrt() + 1e-8)
    model.load_state_dict(params)
    return model
