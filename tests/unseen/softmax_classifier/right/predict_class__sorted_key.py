# {"task": "predict_class", "verdict": "right", "style": "sorted_key", "listed": false, "note": "max with key over tolist"}
def predict_class(model, image):
    scores = model(image[None]).detach()[0].tolist()
    return max(range(len(scores)), key=scores.__getitem__)
