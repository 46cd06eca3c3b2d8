# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "image[None] and int(), without no_grad"}
def predict_class(model, image):
    return int(model(image[None])[0].argmax())
