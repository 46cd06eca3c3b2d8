# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "rebinds_local_name", "listed": true, "note": "Replaces entries of its own list by new tensors; the model's parameters stay the same.", "lines": [[6]]}
def gradient_descent_step(parameters, learning_rate):
    parameters = list(parameters)
    for i in range(len(parameters)):
        if parameters[i].grad is not None:
            parameters[i] = parameters[i] - learning_rate * parameters[i].grad
