"""Which addresses may become links: one malformed address makes Word call the whole document damaged."""

import re
from urllib.parse import SplitResult, quote, urlsplit

# RFC 3986 without brackets, which are for numeric hosts only; "%" because part of an address may be escaped already.
_SAFE = "%/:?#@!$&'()*+,;=~-._"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_LONGEST = 2000
"""Characters; Word refuses more than 2,083."""


def link_address(url: str) -> str | None:
    """Return a web address as a link can hold it, escaped and in ASCII; ``None`` if it is not a valid web address."""
    try:
        parts = urlsplit(url.strip())
        escaped = quote(_LONE_PERCENT.sub("%25", parts._replace(netloc=_host_and_port(parts)).geturl()), safe=_SAFE)
    except ValueError:  # a UnicodeError too
        return None
    return escaped if parts.scheme in ("http", "https") and len(escaped) <= _LONGEST else None


def _host_and_port(parts: SplitResult) -> str:
    """Return host and port, the host in ASCII. User names are left out: nobody publishes them on purpose."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(f"not a host: {host!r}")
    return f"{host}:{parts.port}" if parts.port else host
