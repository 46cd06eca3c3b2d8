# {"task": "gradient_descent_step", "verdict": "right", "style": "sgd_inside", "listed": false, "note": "SGD from torch.optim inside"}
from torch.optim import SGD


def gradient_descent_step(parameters, learning_rate):
    SGD(list(parameters), lr=learning_rate).step()
