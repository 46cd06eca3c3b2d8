# {"task": "predict_class", "verdict": "wrong", "mistake": "no_batch", "listed": false, "note": "No batch dimension is added.", "lines": [[3]]}
def predict_class(model, image):
    return model(image).argmax().item()
