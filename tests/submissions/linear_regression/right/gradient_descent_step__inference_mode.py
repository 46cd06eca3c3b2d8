# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "Writes under torch.inference_mode(), which leaves ordinary parameters ordinary and records nothing."}
import torch
def gradient_descent_step(parameters, learning_rate=0.001):
    with torch.inference_mode():
        for number, parameter in enumerate(parameters):
            if parameter.grad is None:
                print("parameter", number, "has no gradient")
            else:
                parameter.copy_(parameter - learning_rate * parameter.grad)
