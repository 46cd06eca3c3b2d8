# {"task": "gradient_descent_step", "verdict": "right", "style": "vector_roundtrip", "listed": false, "note": "parameters_to_vector and back"}
import torch
from torch.nn.utils import parameters_to_vector, vector_to_parameters


def gradient_descent_step(parameters, learning_rate):
    parameters = [p for p in parameters if p.grad is not None]
    with torch.no_grad():
        theta = parameters_to_vector(parameters)
        gradient = parameters_to_vector([p.grad for p in parameters])
        new = theta - learning_rate * gradient
        for p, piece in zip(parameters, new.split([p.numel() for p in parameters])):
            p.copy_(piece.view_as(p))
