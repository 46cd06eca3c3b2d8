# {"task": "load_fashion_mnist", "verdict": "right", "style": "lambda_transform", "listed": false, "note": "transform as a composed function, pathlib root"}
from pathlib import Path

import torchvision
from torchvision.transforms import functional as TF

load_fashion_mnist = lambda root, train=True: torchvision.datasets.FashionMNIST(
    str(Path(root)), train=bool(train), download=True, transform=TF.to_tensor)
