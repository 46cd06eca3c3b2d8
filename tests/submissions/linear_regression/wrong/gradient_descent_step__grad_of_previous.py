# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "grad_of_previous", "listed": false, "note": "An update uses the previous parameter's gradient when the shapes fit.", "lines": [[3, 6, 8]]}
def gradient_descent_step(parameters, learning_rate):
    last = None
    with torch.no_grad():
        for p in parameters:
            g = last if last is not None and last.shape == p.shape else p.grad
            p -= learning_rate * g
            last = p.grad
