# {"attack": "Is called like a path of Windows.", "breach": "harm", "student": "..\\..\\out\\results\\arena\\bob"}

def double(x):
    return x
