# {"attack": "Is called like a formula in wide signs, which some spreadsheets read too.", "breach": "harm", "student": "\uff1d1+1"}

def double(x):
    return x
