"""Pages as they were made without headings: ``<br>`` lines, ``<font>``, tables for the layout; and what they say."""

import datetime
from dataclasses import dataclass

from tests.factories.page_texts import BODY, LAST, LEAD

DAY = datetime.date(2026, 3, 10)
TITLE = "Порт Алят принял первый состав из Китая"
_MENU = (
    "<table width=100%><tr><td><a href='/'>Главная</a></td><td><a href='/p'>Политика</a></td>"
    "<td><a href='/s'>Спорт</a></td></tr></table>"
)
_FOOT = "<hr><center><font size=1>© 2001-2026 Вестник Каспия. Все права защищены.</font></center>"
_TEXT = f"{LEAD}<br><br>{BODY}<br><br>{LAST}"
_PLAIN = (f"! {TITLE}", LEAD, BODY, LAST)
_TEASERS = "<b>Другие новости</b><br>05.02.2024 <a href=/1>Чужой заголовок</a><br>04.02.2024 <a href=/2>Еще один</a>"
_ROWS = f"<tr><td><b>{TITLE}</b></td></tr><tr><td>{_TEXT}</td></tr><tr><td align=right><i>10.03.2026</i></td></tr>"
_COLUMNS = (
    "<table><tr><td><a href='/1'>Новости</a><br><a href='/2'>Архив</a></td>"
    f"<td><font size=4><b>{TITLE}</b></font><br><i>10 марта 2026, 14:20</i><p>{LEAD}<p>{BODY}<p>{LAST}</td>"
    "<td><b>Курс валют</b><br>USD 1.70<br>EUR 1.85</td></tr></table>"
)


@dataclass(frozen=True, slots=True)
class OldPage:
    """What stands between menu and foot of a page, the paragraphs and the date that a person reads, its ``<title>``."""

    inner: str
    lines: tuple[str, ...] = _PLAIN
    date: datetime.date | None = DAY
    title: str = "Вестник Каспия"

    @property
    def html(self) -> str:
        head = f"<head><title>{self.title}</title></head>"
        return f"<html>{head}<body bgcolor=white>{_MENU}{self.inner}{_FOOT}</body></html>"


OLD_PAGES = {
    "bold line, date last": OldPage(f"<b>{TITLE}</b><br><br>{_TEXT}<br><br>10 марта 2026 г."),
    "no title of the page": OldPage(f"<b>{TITLE}</b><br><br>{_TEXT}<br><br>10 марта 2026 г.", title=""),
    "large font": OldPage(f"<font size=5 color=navy>{TITLE}</font><br><br>{_TEXT}", date=None),
    "date under the headline": OldPage(f"<font size=+2><b>{TITLE}</b></font><br><i>10.03.2026</i><br><br>{_TEXT}"),
    "date over the headline": OldPage(f"10.03.2026<br><b>{TITLE}</b><br><br>{_TEXT}"),
    "centred": OldPage(f"<center><b>{TITLE}</b></center><br>{_TEXT}", date=None),
    "paragraphs": OldPage(
        f"<p align=center><strong>{TITLE}</strong></p><p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p><p>10 марта 2026 г.</p>"
    ),
    "columns by a table": OldPage(_COLUMNS),
    "tables in tables": OldPage(f"<table><tr><td><table>{_ROWS}</table></td></tr></table>"),
    "author over the text": OldPage(
        f"<b>{TITLE}</b><br><i>Айгерим Сарсенова</i><br><br>{_TEXT}",
        (f"! {TITLE}", "Айгерим Сарсенова", LEAD, BODY, LAST),
        None,
    ),
    "author and date last": OldPage(
        f"<b>{TITLE}</b><br><br>{_TEXT}<br><br><i>Айгерим Сарсенова</i><br>10.03.2026", (*_PLAIN, "Айгерим Сарсенова")
    ),
    "capitals": OldPage(f"{TITLE.upper()}<br><br>{_TEXT}", (f"! {TITLE.upper()}", LEAD, BODY, LAST), None),
    "a plain line": OldPage(f"{TITLE}<br><br>{_TEXT}", date=None),
    "named parts": OldPage(f"<div class=zag>{TITLE}</div><div class=txt>{_TEXT}</div><div class=dt>10.03.2026</div>"),
    "named stretches": OldPage(
        f"<span class=newstitle>{TITLE}</span><br><span class=date>10.03.2026 12:15</span><br><br>{_TEXT}"
    ),
    "a rubric over the headline": OldPage(
        f"<font color=red>Экономика</font><br><b>{TITLE}</b><br><br>{_TEXT}", date=None
    ),
    "typed": OldPage(f"<pre>{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{LAST}\n\n10 марта 2026 г.</pre>"),
    "title behind the site's": OldPage(f"<b>{TITLE}</b><br><br>{_TEXT}", date=None, title=f"Вестник Каспия - {TITLE}"),
    "title cut short": OldPage(f"<b>{TITLE}</b><br><br>{_TEXT}", date=None, title="Порт Алят принял первый состав"),
    "dateline": OldPage(
        f"<b>{TITLE}</b><br><br>БАКУ, 10 марта 2026, Trend - {_TEXT}",
        (f"! {TITLE}", f"БАКУ, 10 марта 2026, Trend - {LEAD}", BODY, LAST),
    ),
    "source and date last": OldPage(
        f"<b>{TITLE}</b><br><br>{_TEXT}<br><br><a href='http://trend.az'>Trend</a>, 10.03.2026",
        (*_PLAIN, "Trend, 10.03.2026"),
    ),
    "a bold lead": OldPage(f"<font size=5>{TITLE}</font><br><br><b>{LEAD}</b><br><br>{BODY}<br><br>{LAST}", date=None),
    "two lines": OldPage(f"<center><b>Порт Алят принял<br>первый состав из Китая</b></center><br>{_TEXT}", date=None),
    "a full stop": OldPage(f"<b>{TITLE}.</b><br><br>{_TEXT}", (f"! {TITLE}.", LEAD, BODY, LAST), None),
    "indents of blanks": OldPage(
        f"<b>{TITLE}</b><br>&nbsp;&nbsp;{LEAD}<br>&nbsp;&nbsp;{BODY}<br>&nbsp;&nbsp;{LAST}<br><p>10/03/2026</p>"
    ),
    "other articles below the date": OldPage(f"<b>{TITLE}</b><br><br>{_TEXT}<br><br>10 марта 2026 г.<hr>{_TEASERS}"),
    "dates of other articles alone": OldPage(f"<b>{TITLE}</b><br><br>{_TEXT}<hr>{_TEASERS}", date=None),
    "a date that leads to another article": OldPage(
        f"<b>{TITLE}</b><br><br>{_TEXT}<hr>05.02.2024<br><a href=/1>Чужой заголовок о переговорах в Баку</a>", date=None
    ),
    "the day of the visit above": OldPage(
        f"<p>Сегодня 25 ноября 2026 г.</p><b>{TITLE}</b><br><br>{_TEXT}<br><br>10 марта 2026 г."
    ),
    "headings in the text": OldPage(
        f"<b>{TITLE}</b><br><br>{LEAD}<br><br><b>Сроки</b><br><br>{BODY}<br><br><b>Тарифы</b><br><br>{LAST}",
        (f"! {TITLE}", LEAD, "Сроки", BODY, "Тарифы", LAST),
        None,
    ),
    "views beside the date": OldPage(
        f"<div><div><font face=Arial size=4>{TITLE}</font></div><div>{_TEXT}</div>"
        "<div><font size=1>Опубликовано: 10.03.2026 | Просмотров: 312</font></div></div>"
    ),
}
