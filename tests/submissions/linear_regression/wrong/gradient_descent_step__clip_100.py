# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "clip_100", "listed": false, "note": "Gradients cut to [-100, 100].", "lines": [[5]]}
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad.clamp(-100, 100)
