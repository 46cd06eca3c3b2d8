# {"task": "move_model", "verdict": "wrong", "mistake": "device_replaced+first_layer_only+return_missing", "listed": false, "note": "asks for a GPU itself; moves only the first layer; returns None", "lines": [[5], [6, 7], [7]]}
import torch

def move_model(model, device):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    first = list(model.children())[0]
    first.to(device)
