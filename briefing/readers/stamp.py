"""The crawl's stamp in front of an article: `` date 2026-03-10 БАКУ/Trend/ - …``."""

import datetime
import re

_STAMP = re.compile(r"\s*date (\d{4})-(\d\d)(?:-(\d\d))?(?!\S)[^\S\n]*")


def take(text: str) -> tuple[datetime.date | None, str]:
    """Return the date of the stamp ``text`` begins with, if it does, and the text behind the stamp.

    A stamp that names only a month (`` date 2021-07 ``) gives no date, but is not the article's text either. One with
    an impossible date is not a stamp.
    """
    match = _STAMP.match(text)
    if match is None:
        return None, text
    year, month, day = match.groups(default="")
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None, text
    return date if day else None, text[match.end() :]
