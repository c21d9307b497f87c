"""A desk's own Word template, read so that its styles replace those of a pack."""

from briefing.compose.docx.styles import style_sheet
from briefing.compose.review.styles import review_styles
from briefing.ooxml.template import Template, read_template
from briefing.ooxml.template.reading import style_key
from briefing.ooxml.tree import local_name, value


def read_house_template(data: bytes, name: str) -> Template:
    """Return what packs take from the template ``data``; ``name`` is its file's.

    Raises:
        InputError: see :func:`briefing.ooxml.template.read_template`.
    """
    # The language of the text makes no difference to the names of styles.
    styles = (*style_sheet("en").styles, *review_styles())
    own_styles = {style_key(style): value(style, "styleId") for style in styles if local_name(style) == "style"}
    return read_template(data, name, own_styles)
