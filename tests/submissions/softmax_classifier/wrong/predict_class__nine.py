# {"task": "predict_class", "verdict": "wrong", "mistake": "nine", "listed": false, "note": "never class 9", "lines": [[4]]}
def predict_class(model, image):
    scores = model(image.unsqueeze(0))[0]
    return max(range(9), key=lambda i: scores[i].item())
