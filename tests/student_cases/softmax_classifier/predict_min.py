def predict_class(model, image):
    return model(image.unsqueeze(0)).min().item()
