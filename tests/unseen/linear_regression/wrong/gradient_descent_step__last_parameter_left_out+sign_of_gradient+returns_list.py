# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "last_parameter_left_out+sign_of_gradient+returns_list", "listed": false, "note": "range(len - 1); only the sign of the gradient; returns something", "lines": [[7], [8], [10]]}
import torch

def gradient_descent_step(parameters, learning_rate):
    params = list(parameters)
    with torch.no_grad():
        for i in range(len(params) - 1):
            direction = torch.sign(params[i].grad)
            params[i] -= learning_rate * direction
    return params
