"""The message that carries a pack: whole, readable everywhere, and nothing in it that was not meant to be."""

import dataclasses
import datetime
import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from briefing.compose import email, record
from briefing.compose.email import Attachment, Envelope, Letter, Posting
from briefing.compose.email.letter import ArticleSummary
from briefing.compose.formats import DOCX
from briefing.errors import UsageError
from briefing.records import Finding, Origin, Pack, Skipped
from tests.factories.builds import FakeMemory, build_pack

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ATTACHED = Attachment("briefing-2026-03-10.en.docx", bytes(range(256)) * 3)
PAINS = ArticleSummary(
    "Ports & “pains” <b>", "en", "Тренд", datetime.date(2026, 3, 10), "Ministers met in Baku.", doubtful=False
)
LETTER = Letter(
    title="Briefing pack, 10 March 2026",
    date=datetime.date(2026, 3, 10),
    language="en",
    coverage="2 articles, dated 10 March 2026; one undated",
    notice="The English text is a machine translation that nobody has reviewed.",
    signature="briefing 1 | fake",
    entries=(PAINS, ArticleSummary("Заголовок", "ru", "", None, "", doubtful=True)),
    skipped=(Skipped("b.txt", "b.txt: is empty"),),
    compiled_by="the Caspian desk",
    handling="For official use",
    how_made="The translation was made offline.",
)
ARTICLES = {
    "a.txt": " date 2026-03-10 БАКУ/Trend/ - Министры встретились в Баку и говорили о дорогах. Они говорили о портах.",
    "b.txt": "",
    "c.txt": "Встреча министров\n\nМинистры транспорта трёх стран встретились сегодня в Баку.",
}
NASTY = [
    "Title\r\nBcc: all@example.org",
    "Title\n\nbody",
    "Title\x00\x0b\x0c\x1c\x85\u2028Bcc: all@example.org",
    "=?utf-8?q?Title=0D=0ABcc:_all@example.org?=",
    "\ud800 lone",
    "Ё" * 3000,
    "x" * 3000,
    "word " * 600,
]


def parsed(message: bytes) -> EmailMessage:
    read = message_from_bytes(message, policy=policy.default)
    assert [part.defects for part in read.walk() if part.defects] == []
    assert [(name, value.defects) for name, value in read.items() if value.defects] == []
    assert max(map(len, message.split(b"\r\n"))) <= 998
    assert message.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", message), "every line ends in CR and LF"
    return read


NOBODY = Envelope()


def composed(envelope: Envelope = NOBODY, posting: Posting | None = None, **changes: object) -> EmailMessage:
    return parsed(email.compose(dataclasses.replace(LETTER, **changes), ATTACHED, envelope, posting))


def text(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def page(message: EmailMessage) -> html.HtmlElement:
    return html.document_fromstring(message.get_body(("html",)).get_content())


def words(message: EmailMessage) -> str:
    return " ".join(page(message).text_content().split())


def letter_of(made: Pack) -> Letter:
    return email.letter(record.record(made))


def test_the_pack_is_attached_byte_for_byte():
    made = build_pack(ARTICLES)
    written = DOCX.compose(made)
    message = parsed(email.compose(letter_of(made), Attachment("pack.docx", written), NOBODY))
    (attachment,) = message.iter_attachments()
    assert (attachment.get_content_type(), attachment.get_filename()) == (WORD, "pack.docx")
    assert attachment.get_content_disposition() == "attachment"
    assert attachment.get_content() == written


def test_the_message_is_mixed_of_alternatives_and_the_pack():
    kinds = [part.get_content_type() for part in composed().walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", WORD]


def test_the_text_is_the_pack_at_a_glance():
    assert text(composed()).splitlines() == [
        "For official use",
        "",
        "Briefing pack, 10 March 2026",
        "Compiled by the Caspian desk",
        "2 articles, dated 10 March 2026; one undated",
        "",
        "The pack is attached: briefing-2026-03-10.en.docx",
        "",
        "At a glance",
        "",
        "1. Ports & “pains” <b>",
        "   Тренд · 10 March 2026",
        "   Ministers met in Baku.",
        "",
        "2. Заголовок",
        "   date unknown",
        "   Doubtful translation; the notes in the pack say why.",
        "",
        "Not in this pack",
        "",
        "- b.txt – Is empty.",
        "",
        "The English text is a machine translation that nobody has reviewed.",
        "",
        "The translation was made offline.",
        "",
        "For official use",
    ]


def test_the_page_opens_and_ends_with_the_handling_line():
    body = page(composed()).find("body")
    assert (body[0].text, body[-1].text) == ("For official use", "For official use")


def test_nothing_of_the_handling_line_is_in_the_header():
    assert not [value for value in composed().values() if "official" in value]


def test_what_a_desk_does_not_say_takes_no_line():
    plain = composed(compiled_by="", handling="", how_made="")
    assert text(plain).splitlines()[:2] == [LETTER.title, LETTER.coverage]
    assert text(plain).splitlines()[-1] == LETTER.notice
    assert not page(plain).xpath("//p[not(normalize-space())]")
    assert "For official use" not in words(plain)
    assert "Compiled" not in words(plain)


def test_the_page_says_the_same_as_the_text():
    message = composed()
    plain = " ".join(re.sub(r"^- ", "", line) for line in text(message).splitlines())
    assert "".join(page(message).find("body").text_content().split()) == "".join(plain.split())


def test_the_page_loads_nothing_and_says_what_is_in_which_language():
    shown = page(composed())
    assert not shown.xpath("//@src | //@href | //@background | //script | //style | //link | //img")
    assert "url(" not in html.tostring(shown, encoding="unicode")
    assert [(title.text, title.get("lang")) for title in shown.xpath("//td/b")] == [
        ("Ports & “pains” <b>", None),
        ("Заголовок", "ru"),
    ]


def test_a_pack_becomes_a_letter():
    made = build_pack(ARTICLES)
    letter = letter_of(made)
    assert (letter.title, letter.coverage) == (
        "Briefing pack, 10 March 2026",
        "2 articles, dated 10 March 2026; one undated",
    )
    assert letter.notice.startswith("The English text is a machine translation")
    assert letter.signature == str(made.signature)
    assert letter.how_made.startswith("The translation was made offline")
    assert (letter.compiled_by, letter.handling) == ("", "")
    named = letter_of(dataclasses.replace(made, compiled_by="the Caspian desk", handling="For official use"))
    assert (named.compiled_by, named.handling) == ("the Caspian desk", "For official use")
    assert [(entry.outlet, entry.date) for entry in letter.entries] == [("Trend", made.date), ("", None)]
    assert [entry.title for entry in letter.entries] == [t.title.target for t in made.articles]
    # Neither the dateline «БАКУ/Trend/ -» is a lead nor the sentence that is the title.
    first, second = made.articles
    assert [entry.lead for entry in letter.entries] == [first.translations[2].target, second.translations[-1].target]
    assert [skipped.path for skipped in letter.skipped] == ["b.txt"]


def test_a_record_of_an_older_program_makes_a_letter_too():
    written = record.record(build_pack(ARTICLES))
    del written["how_made"]
    assert email.letter(written) == dataclasses.replace(letter_of(build_pack(ARTICLES)), how_made="")


def test_the_notice_says_what_was_reviewed():
    made = build_pack({"c.txt": ARTICLES["c.txt"]})
    (article,) = made.articles
    by_hand = dataclasses.replace(article.translations[-1], origin=Origin.PERSON, person="Anna")
    article = dataclasses.replace(article, translations=(*article.translations[:-1], by_hand))
    message = parsed(email.compose(letter_of(dataclasses.replace(made, articles=(article,))), ATTACHED, NOBODY))
    for said in (text(message), words(message)):
        assert "1 of its 2 sentences was corrected by hand (Anna); the rest is as the machine wrote it." in said


@pytest.mark.parametrize("where", ["lead", "title", "neither"])
def test_a_doubtful_lead_or_title_is_called_so(where):
    made = build_pack({"c.txt": ARTICLES["c.txt"]})
    (article,) = made.articles
    doubt = (Finding("loop", "says it twice"),)
    title, *rest, lead = (article.title, *article.translations)
    article = dataclasses.replace(
        article,
        title=dataclasses.replace(title, findings=doubt if where == "title" else ()),
        translations=(*rest, dataclasses.replace(lead, findings=doubt if where == "lead" else ())),
    )
    message = parsed(email.compose(letter_of(dataclasses.replace(made, articles=(article,))), ATTACHED, NOBODY))
    for said in (text(message), words(message)):
        assert ("Doubtful translation" in said) == (where != "neither")


def test_a_pack_of_many_articles_is_all_there():
    letter = letter_of(
        build_pack({f"{n}.txt": f"Заголовок {n}\n\nМинистры встретились в Баку {n} марта." for n in range(60)})
    )
    message = parsed(email.compose(letter, ATTACHED, NOBODY))
    numbers = [f"{n}." for n in range(1, 61)]
    assert re.findall(r"^\d+\.", text(message), re.MULTILINE) == numbers
    assert page(message).xpath("//tr/td[1]/text()") == numbers


def test_a_draft_is_the_same_for_the_same_pack():
    made, again = (
        email.compose(letter_of(build_pack(ARTICLES)), ATTACHED, Envelope(to=("a@example.org",))) for _ in "ab"
    )
    assert made == again
    other = email.compose(
        letter_of(build_pack(ARTICLES)), Attachment(ATTACHED.name, b"other"), Envelope(to=("a@example.org",))
    )
    assert parsed(made)["Message-ID"] != parsed(other)["Message-ID"]
    assert parsed(made)["Date"].datetime == datetime.datetime(2026, 3, 10, tzinfo=datetime.UTC)


def test_a_second_build_gives_the_same_draft():
    memory = FakeMemory()
    first, second = (build_pack(ARTICLES, memory=memory) for _ in "ab")
    assert {t.origin for article in second.articles for t in article.translations} == {Origin.MEMORY}
    drafts = [
        email.compose(letter_of(made), Attachment("pack.docx", DOCX.compose(made)), NOBODY) for made in (first, second)
    ]
    assert drafts[0] == drafts[1]


def test_a_draft_says_that_it_is_to_be_sent_and_what_is_sent_does_not():
    now = datetime.datetime(2026, 4, 1, 9, 30, tzinfo=datetime.UTC)
    sent = composed(posting=Posting(now, "<1@example.org>"))
    assert composed()["X-Unsent"] == "1"
    assert sent["X-Unsent"] is None
    assert (sent["Date"].datetime, sent["Message-ID"]) == (now, "<1@example.org>")


def test_sender_recipients_and_subject():
    message = composed(
        Envelope(("Иван Петров <ivan@example.org>", "b@example.org"), ("Zoë <z@example.org>",), "desk@example.org")
    )
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [
        ("Иван Петров", "ivan@example.org"),
        ("", "b@example.org"),
    ]
    assert (message["Cc"], message["From"]) == ("Zoë <z@example.org>", "desk@example.org")
    assert message["Subject"] == "Briefing pack, 10 March 2026: 2 articles"
    assert composed(Envelope(subject="Обзор: Каспий"))["Subject"] == "Обзор: Каспий"


def test_without_an_envelope_there_are_no_empty_fields():
    assert not {"From", "To", "Cc"} & set(composed().keys())


@pytest.mark.parametrize(
    "name",
    [
        "Smith, Jr., " * 9 + "John",
        'Иванов, Пётр Сергеевич; заместитель (временно) начальника отдела "стран" Каспия'.replace('"', ""),
        "a" * 200,
        "=?utf-8?q?boss=40example=2Eorg?=",
        r"back\slash",
        "A. B. Doe",
        "group: a, b;",
    ],
)
def test_a_name_stays_a_name(name):
    message = composed(Envelope(to=(f"{name} <ivan@example.org>", "second@example.org")))
    first, second = message["To"].addresses
    assert (first.addr_spec, second.addr_spec) == ("ivan@example.org", "second@example.org")
    # The parser of Python 3.11 keeps the spaces between the encoded words of a name.
    assert "".join(first.display_name.split()) == "".join(name.split())


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("<anna@example.org>", "anna@example.org"),
        ('"Anna" <anna@example.org>', "anna@example.org"),
        (" anna.b+c@example.org ", "anna.b+c@example.org"),
        ("root@localhost", "root@localhost"),
    ],
)
def test_an_address(written, address):
    assert [a.addr_spec for a in composed(Envelope(to=(written,)))["To"].addresses] == [address]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "anna",
        "@example.org",
        "anna@",
        "anna@@example.org",
        "anna@example..org",
        "anna@-example.org",
        "a@example.org, b@example.org",
        "a@example.org b@example.org",
        "a@example.org\r\nBcc: all@example.org",
        "Anna\nBcc: all@example.org <a@example.org>",
        "Anna <a@example.org\r\n>",
        "Anna <a@example.org> <b@example.org>",
        "анна@example.org",
        "a@" + "x" * 70 + ".org",
        "a b@example.org",
    ],
)
@pytest.mark.parametrize("field", ["to", "cc", "sender"])
def test_what_is_no_address_is_refused_by_name(written, field):
    if field == "sender" and not written:
        return  # nobody is named
    with pytest.raises(UsageError, match="is not an e-mail address") as refused:
        composed(Envelope(**{field: written if field == "sender" else (written,)}))
    assert repr(written) in refused.value.problem


def fields(message: EmailMessage) -> list[str]:
    return [name.lower() for name, _ in message.items()]


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_nothing_in_a_title_or_subject_gets_out_of_its_place(nasty):
    usual = fields(composed())
    entry = dataclasses.replace(PAINS, title=nasty, outlet=nasty, lead=nasty)
    everywhere = {
        "title": nasty,
        "coverage": nasty,
        "notice": nasty,
        "signature": nasty,
        "compiled_by": nasty,
        "handling": nasty,
        "how_made": nasty,
        "entries": (entry, entry),
        "skipped": (Skipped(nasty, nasty),),
    }
    for message in (composed(Envelope(subject=nasty)), composed(**everywhere)):
        assert fields(message) == usual
        assert [part.get_content_type() for part in message.walk()][-1] == WORD
    assert text(composed(**everywhere)).count("\n") == text(composed(entries=(PAINS, PAINS))).count("\n")


@given(st.text(st.characters(exclude_categories=())))
@example("=?utf-8?q?a?= =?utf-8?q?b?=")
@example("a, b; c: <d@example.org>")
def test_any_subject_comes_back_as_it_was_but_on_one_line(subject):
    clean = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", subject).split())
    raw = email.compose(LETTER, ATTACHED, Envelope(subject=subject))
    header = message_from_bytes(raw)["Subject"]
    assert str(make_header(decode_header(header))).split() == (clean.split() or f"{LETTER.title}: 2 articles".split())


def decoded(name: str) -> str:
    """Return a name in encoded words, as mail programs read it even within quotation marks."""
    return str(make_header(decode_header(name)))


def test_a_name_in_cyrillic_letters_is_there_in_both_ways_and_no_line_is_too_long():
    written = email.compose(LETTER, Attachment("Обзор прессы за 10 марта.docx", b"PK"), NOBODY)
    assert b'\r\n name="=?utf-8?' in written
    assert b"filename*=utf-8''%D0%9E" in written or b"filename*0*=utf-8''%D0%9E" in written
    header_of_attachment = written.partition(b"Content-Type: application")[2].partition(b"\r\n\r\n")[0]
    assert all(len(line) <= 78 for line in header_of_attachment.split(b"\r\n")), header_of_attachment


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        ("briefing-2026-03-10.en.docx", "briefing-2026-03-10.en.docx"),
        ("Обзор за неделю.docx", "Обзор за неделю.docx"),
        ("Обзор " * 30 + ".docx", "Обзор " * 30 + ".docx"),
        ("x" * 200 + ".docx", "x" * 200 + ".docx"),
        ('a"; name="b.exe".docx', "a_; name=_b.exe_.docx"),
        ("a\r\nContent-Type: text:html.docx", "a Content-Type_ text_html.docx"),
        ("..\\..\\a/b.docx", ".._.._a_b.docx"),
        ("pack\u202excod.exe", "packxcod.exe"),
        ("=?utf-8?q?a?=.docx", "=_utf-8_q_a_=.docx"),
    ],
)
def test_the_name_of_the_file(name, saved_as):
    message = parsed(email.compose(LETTER, Attachment(name, b"PK"), NOBODY))
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == saved_as
    assert {*attachment.keys()} == {"Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"}
    assert decoded(attachment["Content-Type"].params["name"]) == saved_as, "Outlook reads this one"
    assert " ".join(saved_as.split()) in " ".join(words(message).split())
