# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "generator_used_up", "listed": false, "note": "counting consumes model.parameters(); the loop after it sees nothing", "lines": [[5, 8]]}
import torch

def gradient_descent_step(parameters, learning_rate):
    n = len(list(parameters))
    print("updating", n, "parameters")
    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad
