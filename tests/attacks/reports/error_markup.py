# {"attack": "Raises an error whose text holds markup of a terminal's library.", "breach": "harm"}

def double(x):
    raise ValueError("[red]x[/red] [link=https://evil.example]x[/link] :smile:")
