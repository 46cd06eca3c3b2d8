# {"attack": "Is called with signs that put text between others.", "breach": "harm", "student": "ada\u2066\u2067bob\u2069"}

def double(x):
    return x
