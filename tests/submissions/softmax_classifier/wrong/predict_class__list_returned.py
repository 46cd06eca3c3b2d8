# {"task": "predict_class", "verdict": "wrong", "mistake": "returns_list", "listed": false, "note": "tolist() of a (1,) tensor gives [class]", "lines": [[5]]}
import torch

def predict_class(model, image):
    return model(image.unsqueeze(0)).argmax(dim=1).tolist()
