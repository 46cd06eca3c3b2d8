"""An HTML page read as a browser would."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a browser would make of a page: its elements, with their attributes and all text inside each."""

    VOID = ("meta", "input", "br", "img", "link")

    def __init__(self, text):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(text)
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), []))
        if tag not in self.VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag):
        self.handle_data(" " if tag in ("div", "summary", "p", "h4", "td", "th") else "")  # lines of their own
        unclosed = ("li", "p", "td", "th", "tr", "option")
        while self.open[-1][0] != tag:
            assert self.open[-1][0] in unclosed, f"<{self.open[-1][0]}> is closed by </{tag}>"
            self.open.pop()
        self.open.pop()

    def handle_data(self, data):
        for _, _, parts in self.open:
            parts.append(data)

    def named(self, tag):
        return [(attrs, "".join(parts)) for name, attrs, parts in self.elements if name == tag]

    @property
    def words(self):
        return " ".join(self.named("html")[0][1].split())
