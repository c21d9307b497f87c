"""Pieces of the formats of documents and messages."""

RTF = (
    r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}\pard {\b \'cf}\u1086?\par"
    r"{\listtext 1.\tab}a\cell b\cell\row{\footnote c}}"
)
RTF_WORDS = [
    word.encode()
    for word in (
        r"{ } \par \u1055? \'cf \u-1 \u55357? \uc9 \bin5 \cell \row \intbl \pard \v \strike \super \chftn {\footnote "
        r"{\listtext {\*\shpinst {\shptxt {\header {\fonttbl {\f1\fcharset204 \f1 \ansicpg866 \mac \outlinelevel0 "
        r"{\info {\annotation \* \\"
    ).split()
]
ODT_TAGS = (
    "text:p text:h text:list text:list-item text:span text:note text:note-body text:s text:section table:table "
    "table:table-row table:table-cell draw:frame draw:text-box office:annotation"
)
ODT_WORDS = [
    b'text:style-name="L1"',
    b'text:c="999999999"',
    b'text:start-value="-1"',
    b'text:display="none"',
    b'text:level="0"',
    b'style:num-format="i"',
]
MESSAGE_WORDS = [
    b"\n\n",
    b"--a\n",
    b"--a--\n",
    b"<p>",
    b"\nFrom: ,<",
    b"=?koi8-r?B?8A==?=",
    b"\nDate: Tue, 99 Foo 2026\n",
    b"\nContent-Type: text/html; charset=koi8-r\n",
    b"\nContent-Type: message/rfc822\n\n",
    b"\nContent-Type: multipart/mixed; boundary=a\n",
    b"\nContent-Transfer-Encoding: base64\n",
    b"\nContent-Disposition: attachment; filename=a.docx\n",
    b"<iframe src=cid:b>",
]
PDF_WORDS = [
    b" Tj ",
    b" Td ",
    b" Tf ",
    b"BT ",
    b"ET ",
    b"(a)",
    b" 1e9 ",
    b" -1 ",
    b" 3 Tr ",
    b"<FEFF0410>",
    b"/Type/Page",
    b"/Kids[1 0 R]",
    b"/Parent 2 0 R",
    b"/Count 999999999",
    b"/MediaBox[0 0 0 0]",
    b"/Length 99",
    b"stream\n",
    b"endobj\n",
]
