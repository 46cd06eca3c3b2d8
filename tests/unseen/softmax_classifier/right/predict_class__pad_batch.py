# {"task": "predict_class", "verdict": "right", "style": "pad_batch", "listed": false, "note": "batch built with zeros, image in the middle"}
import torch


def predict_class(model, image):
    batch = image.new_zeros((3, *image.shape))
    batch[1] = image
    with torch.no_grad():
        return model(batch)[1].argmax().item()
