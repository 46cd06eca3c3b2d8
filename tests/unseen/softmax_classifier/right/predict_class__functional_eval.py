# {"task": "predict_class", "verdict": "right", "style": "functional_eval", "listed": false, "note": "softmax, topk, restore"}
import torch
import torch.nn.functional as F


@torch.no_grad()
def predict_class(model, image):
    training = model.training
    model.eval()
    probabilities = F.softmax(model(torch.stack([image])), dim=1)
    model.train(training)
    (best,) = probabilities.topk(1).indices.flatten().tolist()
    return best
