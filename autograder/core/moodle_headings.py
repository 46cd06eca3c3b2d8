"""Headings of the tables that Moodle exports, in the languages of its sites: by language, from the English one.

Moodle translates the headings of what programs are to read. These are those of its own language packs.
"""

from collections.abc import Iterator, Mapping

LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "Identifier": "ID",
        "Full name": "Vollständiger Name",
        "First name": "Vorname",
        "Last name": "Nachname",
        "Username": "Anmeldename",
        "ID number": "ID-Nummer",
        "Email address": "E-Mail-Adresse",
        "Grade": "Bewertung",
        "Maximum Grade": "Bestwertung",
        "Last modified (submission)": "Zuletzt geändert (Abgabe)",
        "Last modified (grade)": "Zuletzt geändert (Bewertung)",
        "Feedback comments": "Feedback als Kommentar",
    },
    "es": {
        "Identifier": "Identificador",
        "Full name": "Nombre completo",
        "First name": "Nombre",
        "Last name": "Apellido(s)",
        "Username": "Nombre de usuario",
        "ID number": "Número de ID",
        "Email address": "Dirección de correo",
        "Grade": "Calificación",
        "Maximum Grade": "Calificación máxima",
        "Last modified (submission)": "Última modificación (entrega)",
        "Last modified (grade)": "Última modificación (calificación)",
        "Feedback comments": "Comentarios de retroalimentación",
    },
    "fr": {
        "Identifier": "Identifiant",
        "Full name": "Nom complet",
        "First name": "Prénom",
        "Last name": "Nom de famille",
        "Username": "Nom d'utilisateur",
        "ID number": "Numéro d'identification",
        "Email address": "Adresse de courriel",
        "Grade": "Note",
        "Maximum Grade": "Note maximale",
        "Last modified (submission)": "Dernière modification (travail remis)",
        "Last modified (grade)": "Dernière modification (note)",
        "Feedback comments": "Feedback par commentaires",
    },
}


def in_all_languages(headings: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    """For each language in which all of these are known, what each is called there; English first."""
    yield {name: name for name in headings}
    for words in LANGUAGES.values():
        if words.keys() >= {*headings}:
            yield words
