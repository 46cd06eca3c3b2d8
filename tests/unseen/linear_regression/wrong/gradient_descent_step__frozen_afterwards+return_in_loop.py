# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "frozen_afterwards+return_in_loop", "listed": false, "note": "requires_grad stays off; the return is inside the loop, only the first parameter moves", "lines": [[4, 5], [6]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        p.requires_grad_(False)
        p.sub_(learning_rate * p.grad)
        return None
