# {"task": "move_model", "verdict": "wrong", "mistake": "picks_device_itself", "listed": false, "note": "overwrites the parameter", "shows_on": "cpu_on_gpu", "lines": [[5]]}
import torch

def move_model(model, device):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return model.to(device)
