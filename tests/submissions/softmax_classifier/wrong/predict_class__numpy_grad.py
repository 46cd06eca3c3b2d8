# {"task": "predict_class", "verdict": "wrong", "mistake": "numpy_of_tensor_with_graph", "listed": false, "note": ".numpy() on a tensor that requires gradients: RuntimeError", "lines": [[5]]}
import numpy as np

def predict_class(model, image):
    return int(np.argmax(model(image.unsqueeze(0)).numpy()))
