def cross_entropy(scores, classes):
    return nn.CrossEntropyLoss(scores, classes)
