def relu(x):
    return torch.max(x, 0)
