# {"task": "predict_class", "verdict": "wrong", "mistake": "score_instead_of_index", "listed": false, "note": "the largest score, cut to an int, instead of its index", "lines": [[4]]}
def predict_class(model, image):
    scores = model(image.unsqueeze(0))
    return int(scores.max())
