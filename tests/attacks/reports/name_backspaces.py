# {"attack": "Is called with signs that rub out what stands before.", "breach": "harm", "student": "mallory\b\b\b\b\b\b\bada"}

def double(x):
    return x
