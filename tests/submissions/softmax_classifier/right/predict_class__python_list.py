# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "a Python list and index(max(...)), with printing"}
def predict_class(model, image) -> int:
    scores = model(image.reshape(1, 1, 28, 28)).flatten().tolist()
    for i, s in enumerate(scores):
        print(i, round(s, 2))
    return scores.index(max(scores))
