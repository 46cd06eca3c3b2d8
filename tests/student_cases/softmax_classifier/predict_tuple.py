def predict_class(model, image):
    scores = model(image)
    return scores.max(dim=1).item()
