# {"attack": "Is called like a formula that begins with a plus.", "breach": "harm", "student": "+1+HYPERLINK(\"x\")"}

def double(x):
    return x
