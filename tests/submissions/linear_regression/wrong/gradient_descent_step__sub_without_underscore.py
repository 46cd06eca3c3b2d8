# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "result_thrown_away", "listed": false, "note": "p.data.sub(...) without underscore makes a new tensor that is thrown away.", "lines": [[5]]}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        if p.grad is not None:
            p.data.sub(learning_rate * p.grad)
