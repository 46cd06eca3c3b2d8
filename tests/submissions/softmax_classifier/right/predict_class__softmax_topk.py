# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "eval, softmax (order unchanged) and topk"}
import torch
import torch.nn.functional as F

def predict_class(model, image):
    model.eval()
    with torch.inference_mode():
        probabilities = F.softmax(model(image.view(-1, 1, 28, 28)), dim=1)
        top = probabilities.topk(1)
    return top.indices.squeeze().item()
