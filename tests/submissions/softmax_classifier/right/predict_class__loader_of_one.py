# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "a DataLoader over a list with the one image"}
import torch
from torch.utils.data import DataLoader

@torch.no_grad()
def predict_class(model, image):
    for batch in DataLoader([image], batch_size=1):
        value, index = torch.max(model(batch), dim=1)
        return index[0].item()
