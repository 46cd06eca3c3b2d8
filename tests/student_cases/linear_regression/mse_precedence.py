def mean_squared_error(predicted, target):
    return torch.mean(predicted - target ** 2)
