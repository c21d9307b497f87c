"""Whatever bytes a glossary has, reading, checking and exporting it come to an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.glossary import SUFFIXES, ExportFormat, check, export, merge, parse

FRAGMENTS = st.sampled_from(
    'source target , ; | " "" \n \r\n \t # sep=; Алят Alat exact <tbx> <martif> </tbx> <conceptEntry> <langSec '
    'xml:lang="ru"> </langSec> <termSec> <term> </term> &amp; &x; <!DOCTYPE <!ENTITY ]> <?xml \x00 \ud800 ü'.split(" ")
)


@given(st.one_of(st.binary(), st.lists(FRAGMENTS).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))))
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".txt"])
def test_no_bytes_whatever_end_the_reading(suffix: str, content: bytes) -> None:
    glossary = merge([parse(content, f"ru-en{suffix}")])
    check(glossary)
    for form in ExportFormat:
        export(glossary, form)
