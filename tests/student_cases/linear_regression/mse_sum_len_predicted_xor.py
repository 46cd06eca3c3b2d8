def mean_squared_error(predicted, target):
    return ((predicted - target) ^ 2).mean()
