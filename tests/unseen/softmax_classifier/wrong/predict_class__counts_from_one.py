# {"task": "predict_class", "verdict": "wrong", "mistake": "counts_from_one", "listed": false, "note": "adds 1 to the class number", "lines": [[11]]}
import torch


def predict_class(model, image):
    scores = model(image.reshape(1, 1, 28, 28)).tolist()[0]
    best = 0
    for i in range(len(scores)):
        if scores[i] > scores[best]:
            best = i
    return best + 1
