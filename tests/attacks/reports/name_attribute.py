# {"attack": "Is called like the end of an attribute with a handler.", "breach": "harm", "student": "\"'><img src=x onerror=alert(1)>"}

def double(x):
    return x
