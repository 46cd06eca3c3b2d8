def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants]], dtype=torch.float32)
    return model(x)
