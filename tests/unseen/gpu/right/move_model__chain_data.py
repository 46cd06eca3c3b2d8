# {"task": "move_model", "verdict": "right", "style": "chain_data", "listed": false, "note": "parameters and buffers through .data"}
from itertools import chain


def move_model(model, device):
    for tensor in chain(model.parameters(), model.buffers()):
        tensor.data = tensor.data.to(device)
    return model
