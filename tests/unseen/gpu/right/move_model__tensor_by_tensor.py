# {"task": "move_model", "verdict": "right", "mistake": null, "note": "parameters and buffers one by one"}
import itertools

def move_model(model, device):
    for tensor in itertools.chain(model.parameters(), model.buffers()):
        tensor.data = tensor.data.to(device)
    return model
