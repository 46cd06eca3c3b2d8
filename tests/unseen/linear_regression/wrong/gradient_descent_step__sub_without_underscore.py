# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "sub_without_underscore", "listed": false, "note": "sub makes a new tensor which is thrown away", "lines": [[7]]}
import torch

def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            p.sub(learning_rate * p.grad)
