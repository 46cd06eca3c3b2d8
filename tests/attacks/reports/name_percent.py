# {"attack": "Is called like a format for numbers.", "breach": "harm", "student": "%s%n%x{0}{student}"}

def double(x):
    return x
