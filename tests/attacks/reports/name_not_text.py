# {"attack": "Is called with bytes that are no text.", "breach": "harm", "student": "\udcff\udcfeada", "quick": true}

def double(x):
    return x
