# {"task": "predict_class", "verdict": "right", "style": "loader_one", "listed": false, "note": "through a DataLoader of one"}
import torch
from torch.utils.data import DataLoader


def predict_class(model, image):
    for batch in DataLoader([image], batch_size=1):
        with torch.inference_mode():
            return int(torch.argmax(model(batch), dim=-1))
