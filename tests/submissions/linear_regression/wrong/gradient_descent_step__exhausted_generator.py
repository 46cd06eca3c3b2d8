# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "iterates_twice", "listed": false, "note": "Counts list(parameters) first, which uses up a generator such as model.parameters(): then nothing is updated. A list works.", "lines": [[4]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    print("updating", len(list(parameters)), "parameters")
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad
