def mean_squared_error(predicted, target):
    loss = nn.MSELoss(predicted, target)
    return loss
