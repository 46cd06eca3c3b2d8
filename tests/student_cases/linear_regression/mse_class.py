def mean_squared_error(predicted, target):
    loss_function = nn.MSELoss
    return loss_function(predicted, target)
