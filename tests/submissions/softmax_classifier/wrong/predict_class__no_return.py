# {"task": "predict_class", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "nothing is returned", "lines": [[7]]}
import torch

def predict_class(model, image):
    with torch.no_grad():
        predicted = model(image.unsqueeze(0)).argmax(1).item()
    print("class", predicted)
