# {"attack": "Fails in a line of code that holds a script and signs that turn the direction.", "breach": "harm"}

def double(x):
    raise ValueError  # <script>alert(1)</script> ‮ ⁦ =1+1 [red]
