# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "looks for the largest score with a loop"}
def predict_class(model, image):
    scores = model(image.expand(2, 1, 28, 28))[0]
    best = 0
    for k in range(1, len(scores)):
        if scores[k] > scores[best]:
            best = k
    return best
