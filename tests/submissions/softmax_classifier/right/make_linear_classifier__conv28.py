# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a convolution with a kernel as large as the image is the same linear map, 7,850 numbers"}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Conv2d(1, 10, kernel_size=28), nn.Flatten())
