# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Lets SGD do the step: the task is not a 'by hand' one, so the library is welcome."}
from torch.optim import SGD
def gradient_descent_step(parameters, learning_rate):
    SGD(list(parameters), lr=learning_rate).step()
