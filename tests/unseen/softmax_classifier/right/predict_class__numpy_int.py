# {"task": "predict_class", "verdict": "right", "style": "numpy_int", "listed": false, "note": "numpy integer"}
import numpy as np
import torch


def predict_class(model, image):
    with torch.inference_mode():
        return np.argmax(model(image.reshape(1, 1, 28, 28)).numpy())
