# {"task": "predict_class", "verdict": "wrong", "mistake": "softmax_down_the_batch", "listed": false, "note": "softmax over dim 0 of a batch of one gives only ones: always class 0", "lines": [[8]]}
import torch


def predict_class(model, image):
    with torch.no_grad():
        scores = model(image.unsqueeze(0))
        probabilities = torch.softmax(scores, dim=0)
    return int(probabilities.argmax(dim=1).item())
