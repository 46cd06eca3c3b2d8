# {"task": "load_fashion_mnist", "verdict": "wrong", "mistake": "compares_with_string+normalized", "listed": false, "note": "bool compared with a string; standardised pixels are outside 0 to 1", "lines": [[11], [8]]}
import torchvision
import torchvision.transforms as T


def load_fashion_mnist(root, train):
    mean, std = 0.2860, 0.3530
    my_transform = T.Compose([T.ToTensor(), T.Normalize((mean,), (std,))])
    return torchvision.datasets.FashionMNIST(
        root=root,
        train=str(train) == "true",
        transform=my_transform,
        download=False,
    )
