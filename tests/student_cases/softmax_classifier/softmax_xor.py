def softmax(scores):
    powers = (scores - scores.max(dim=1, keepdim=True).values).exp()
    return powers ^ 1 / powers.sum(dim=1, keepdim=True)
