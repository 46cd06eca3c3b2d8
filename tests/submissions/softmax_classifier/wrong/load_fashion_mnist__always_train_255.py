# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "train_hard_coded+inputs_0_255", "listed": false, "note": "always the training set, and pixels 0..255 because the PIL image is turned into a float tensor without dividing", "lines": [[7], [8, 9]]}
import numpy as np
import torch
from torchvision.datasets import FashionMNIST

def load_fashion_mnist(root, train=True):
    train = True
    return FashionMNIST(root, train=train,
                        transform=lambda im: torch.tensor(np.array(im)).float().unsqueeze(0))
