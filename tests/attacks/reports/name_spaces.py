# {"attack": "Is called with spaces at both ends.", "breach": "harm", "student": " ada "}

def double(x):
    return x
