# {"attack": "Is called like a device of Windows.", "breach": "harm", "student": "CON"}

def double(x):
    return x
