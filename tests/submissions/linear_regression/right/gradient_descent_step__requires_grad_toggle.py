# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Turns requires_grad off for the write and back to what it was afterwards."}
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        g = p.grad
        if g is None:
            print("no gradient, skipped")
            continue
        was = p.requires_grad
        p.requires_grad_(False)
        p -= learning_rate * g
        p.requires_grad_(was)
