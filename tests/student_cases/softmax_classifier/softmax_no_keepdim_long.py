def softmax(scores):
    # first make it stable
    largest = scores.max(dim=1, keepdim=True).values
    shifted = scores - largest
    powers = torch.exp(shifted)
    # then divide by the sum
    total = powers.sum()
    result = powers / total
    return result
