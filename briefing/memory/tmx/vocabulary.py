"""Names in a TMX file that both writing and reading need."""

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ORIGIN = "x-briefing-origin"
ENGINE, PERSON = "engine", "person"
ESCAPES = "x-briefing-escapes"
UNSURE = "x-unsure"
"""Types of the ``<prop>`` of this program's units, and values of the first."""
