def cross_entropy(scores, classes):
    total = 0
    for i in range(len(scores)):
        c = classes[i]
        total = torch.logsumexp(scores[i], dim=0) - scores[i][c]
    return total / len(scores)
