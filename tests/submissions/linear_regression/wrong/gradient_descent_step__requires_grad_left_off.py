# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "requires_grad_left_off", "listed": false, "note": "Sets requires_grad to False for the write and forgets to set it back: the parameters cannot be trained any more.", "lines": [[6]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is None:
            continue
        p.requires_grad = False
        p -= learning_rate * p.grad
