# {"task": "make_model", "verdict": "wrong", "mistake": "float64_model", "listed": false, "note": "The model is in float64 and crashes on the dataset's float32 tensors.", "lines": [[4]]}
import torch
def make_model():
    return torch.nn.Linear(1, 1).double()
