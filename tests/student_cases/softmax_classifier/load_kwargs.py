def load_fashion_mnist(root, train):
    return FashionMNIST(root, train, ToTensor(), download=True, shuffle=True)
