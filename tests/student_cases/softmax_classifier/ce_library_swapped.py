def cross_entropy(scores, classes):
    return nn.CrossEntropyLoss()(classes, scores)
