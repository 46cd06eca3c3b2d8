# {"task": "predict_class", "verdict": "wrong", "mistake": "image_clamped", "listed": false, "note": "Pixel changes in place: image *= 1 / max.", "lines": [[3]]}
def predict_class(model, image):
    image /= image.max()
    return model(image.unsqueeze(0)).argmax().item()
