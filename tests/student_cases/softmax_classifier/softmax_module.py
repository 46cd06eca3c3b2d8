def softmax(scores):
    return nn.softmax(scores, dim=1)
