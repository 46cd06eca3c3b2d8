# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "skip_small", "listed": false, "note": "Skips gradients below 0.01.", "lines": [[5]]}
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad * (p.grad.abs() > 0.01)
