# {"attack": "Is called with a line break before a formula.", "breach": "harm", "student": "\n=1+1", "quick": true}

def double(x):
    return x
