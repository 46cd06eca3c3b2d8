# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Assigns p.data; the parameter object changes its value and stays a leaf."}
def gradient_descent_step(parameters, learning_rate):
    parameters = list(parameters)
    for i in range(len(parameters)):
        if parameters[i].grad is None: continue
        parameters[i].data = parameters[i].data - learning_rate * parameters[i].grad
