# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "All parameters in one call."}
def gradient_descent_step(parameters, learning_rate):
    p = [one for one in parameters if one.grad is not None]
    with torch.no_grad():
        torch._foreach_add_(p, [one.grad for one in p], alpha=-learning_rate)
