# {"task": "predict_class", "verdict": "wrong", "mistake": "returns_tensor", "listed": false, "note": "returns a tensor of shape (1,)", "lines": [[7, 8]]}
import torch

def predict_class(model, image):
    with torch.no_grad():
        scores = model(image.unsqueeze(0))
    predicted = scores.argmax(dim=1)
    return predicted
