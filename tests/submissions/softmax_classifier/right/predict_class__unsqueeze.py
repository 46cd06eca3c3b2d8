# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "a batch of one, argmax, item"}
import torch

def predict_class(model, image):
    with torch.no_grad():
        scores = model(image.unsqueeze(0))
    return scores.argmax(dim=1).item()
