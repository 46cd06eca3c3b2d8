# {"attack": "Is called with signs that colour the terminal and set its title.", "breach": "harm", "student": "\u001b[31m\u001b]0;owned\u0007ada", "quick": true}

def double(x):
    return x
