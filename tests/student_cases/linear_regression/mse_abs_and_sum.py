def mean_squared_error(predicted, target):
    return (predicted - target).abs().sum()
