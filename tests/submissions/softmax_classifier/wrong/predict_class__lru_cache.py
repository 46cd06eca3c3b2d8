# {"task": "predict_class", "verdict": "wrong", "mistake": "lru_cache", "listed": false, "note": "Remembers the answer for a model and an image, though both can change.", "lines": [[5]]}
import functools


@functools.lru_cache(maxsize=None)
def predict_class(model, image):
    return model(image.unsqueeze(0)).argmax().item()
