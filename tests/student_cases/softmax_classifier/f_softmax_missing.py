def softmax(scores):
    return F.softmax(scores, dim=1)
