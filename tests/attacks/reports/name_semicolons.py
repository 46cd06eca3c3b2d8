# {"attack": "Is called like several columns where columns end with a semicolon.", "breach": "harm", "student": "ada;=1+1;11"}

def double(x):
    return x
