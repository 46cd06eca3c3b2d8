# {"task": "move_model", "verdict": "right", "style": "cuda_with_index", "listed": false, "note": "cuda() or cpu() by the kind of the device"}
import torch
from torch import nn
import torch.nn.functional as F

def move_model(model, device):
    device = torch.device(device)
    return {"cpu": lambda: model.cpu(), "cuda": lambda: model.cuda(device.index or 0)}[device.type]()
