# {"task": "make_model", "verdict": "wrong", "mistake": "relu_after_layer", "listed": true, "note": "ReLU after the layer: negative profits can never be predicted.", "lines": [[4]]}
import torch.nn as nn
def make_model():
    return nn.Sequential(nn.Linear(1, 1), nn.ReLU())
