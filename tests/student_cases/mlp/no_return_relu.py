def relu(x):
    torch.where(x > 0, x, 0)
