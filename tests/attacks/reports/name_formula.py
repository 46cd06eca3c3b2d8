# {"attack": "Is called like a formula that starts a program.", "breach": "harm", "student": "=cmd|' C calc'!A0", "quick": true}

def double(x):
    return x
