# {"attack": "Never comes to an end.", "breach": "hang", "quick": true}

def double(x):
    while True:
        pass
