"""Terms found in a text, shown in brackets."""

from briefing.matching import Matcher


def bracketed(matcher: Matcher, text: str) -> str:
    for match in reversed(matcher.matches(text)):
        start, stop = match.span.start, match.span.stop
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text
