# {"task": "predict_class", "verdict": "wrong", "mistake": "flat", "listed": false, "note": "Gives the model (1, 784).", "lines": [[3]]}
def predict_class(model, image):
    return model(image.view(1, -1)).argmax().item()
