"""Keeps who asked in an interview from becoming its name."""

import re

_ASKED = re.compile(r"\bв (?:\w+ )?интервью (?:агентству )?[«\"]?(?P<asker>[A-Z][\w.-]*\w)")
_SPOKE = re.compile(
    r"\bspoke (?:at|in|during|to|of|on) (?:"
    r"(?:the|an|a|his|her|their) interview (?:(?:of|to|for|by|at|from) )?(?P<after>[A-Z][\w.-]*\w)"
    r"|(?:the )?(?P<before>[A-Z][\w.-]*\w)(?:['’]s)? interview)"
)


def said_in_interview(target: str, source: str) -> str:
    """«Об этом в интервью Report заявил» → "spoke at the interview Report" → "said this in an interview with Report".

    Only for a name in Latin letters, which is the same in both, and only what is said of «этом».
    """
    asked = _ASKED.search(source)
    spoken = _SPOKE.search(target)
    if not asked or not spoken or "об этом" not in source.lower():
        return target
    if asked["asker"] not in spoken.group("after", "before"):
        return target
    return f"{target[: spoken.start()]}said this in an interview with {asked['asker']}{target[spoken.end() :]}"
