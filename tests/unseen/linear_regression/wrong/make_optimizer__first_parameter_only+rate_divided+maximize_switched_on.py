# {"task": "make_optimizer", "verdict": "wrong", "mistake": "first_parameter_only+rate_divided+maximize_switched_on", "listed": true, "note": "weight only (listed); learning_rate / 2; climbs", "lines": [[5], [6], [7]]}
import torch

def make_optimizer(model, learning_rate):
    erste = [next(model.parameters())]
    alpha = learning_rate / 2
    sgd = torch.optim.SGD(erste, lr=alpha, maximize=True)
    return sgd
