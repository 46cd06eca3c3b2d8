"""A language for tests: each sentence that is looked up stands in brackets."""

import gettext


class Pseudo(gettext.NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        """The sentence itself, in brackets."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The one or the other, in brackets."""
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"
