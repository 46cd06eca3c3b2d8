# {"attack": "Raises an error whose text holds the end of the element that it is shown in.", "breach": "harm"}

def double(x):
    raise ValueError("</pre></div></td></table></script></style><!--")
