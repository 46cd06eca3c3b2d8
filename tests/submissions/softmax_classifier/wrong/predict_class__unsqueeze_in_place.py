# {"task": "predict_class", "verdict": "wrong", "mistake": "unsqueeze_in_place", "listed": false, "note": "Changes the caller's image.", "lines": [[3]]}
def predict_class(model, image):
    return model(image.unsqueeze_(0)).argmax(1).item()
