# {"attack": "Is called like a template for a page.", "breach": "harm", "student": "{{7*7}}${7*7}<%= 7*7 %>"}

def double(x):
    return x
