# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "frozen_afterwards", "listed": false, "note": "requires_grad switched off and never on again", "lines": [[5, 6]]}
def gradient_descent_step(parameters, learning_rate):
    for param in parameters:
        # sonst meckert PyTorch ueber "leaf variable ... in-place"
        param.requires_grad = False
        param -= learning_rate * param.grad
