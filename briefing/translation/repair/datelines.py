"""Writes datelines by rule: to a model «ВАШИНГТОН/Trend/ -» is a riddle."""

import re

from briefing.translation.repair.dates import RUSSIAN_DAY, russian_date

_PLACES = """
    абу-даби = Abu Dhabi; актау = Aktau; алматы = Almaty; анкара = Ankara; астана = Astana; афины = Athens; ашхабад
    = Ashgabat; баку = Baku; батуми = Batumi; белград = Belgrade; берлин = Berlin; бишкек = Bishkek; братислава =
    Bratislava; брюссель = Brussels; будапешт = Budapest; бухарест = Bucharest; варшава = Warsaw; ватикан = Vatican
    City; вашингтон = Washington; вена = Vienna; вильнюс = Vilnius; гаага = The Hague; гянджа = Ganja; давос =
    Davos; дели = Delhi; доха = Doha; дубай = Dubai; душанбе = Dushanbe; ереван = Yerevan; женева = Geneva; загреб =
    Zagreb; исламабад = Islamabad; кабул = Kabul; каир = Cairo; киев = Kyiv; кишинев = Chisinau; лондон = London;
    мадрид = Madrid; минск = Minsk; москва = Moscow; мюнхен = Munich; нахчыван = Nakhchivan; нью-дели = New Delhi;
    нью-йорк = New York; осло = Oslo; париж = Paris; пекин = Beijing; прага = Prague; пхеньян = Pyongyang; рига =
    Riga; рим = Rome; самарканд = Samarkand; санкт-петербург = St. Petersburg; сеул = Seoul; сочи = Sochi; стамбул =
    Istanbul; стокгольм = Stockholm; страсбург = Strasbourg; сумгайыт = Sumgayit; таллин = Tallinn; ташкент =
    Tashkent; тбилиси = Tbilisi; тегеран = Tehran; тель-авив = Tel Aviv; токио = Tokyo; туркменбаши = Turkmenbashi;
    ханкенди = Khankendi; хельсинки = Helsinki; цюрих = Zurich; шанхай = Shanghai; шуша = Shusha; эр-рияд = Riyadh;
    оон = UN
"""
_AGENCIES = """
    азертадж = AZERTAC; апа = APA; арменпресс = Armenpress; интерфакс = Interfax; кабар = Kabar; казинформ =
    Kazinform; рейтер = Reuters; репорт = Report; риа новости = RIA Novosti; тасс = TASS; тренд = Trend; туран =
    Turan; уза = UzA
"""
_ENGLISH = dict(" ".join(pair.split()).split(" = ") for pair in f"{_PLACES};{_AGENCIES}".split(";"))
_KNOWN = re.compile(rf"\b(?:{'|'.join(_ENGLISH)})\b", re.IGNORECASE)
_DAY = re.compile(rf"{RUSSIAN_DAY}(?:\s(?:года\b|г\.))?", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def dateline(target: str, source: str) -> str:
    """«БАКУ, 10 марта, АЗЕРТАДЖ» → "BAKU, March 10, AZERTAC".

    Only where a place, a date and an agency that the table has are all there is.
    """
    return known_dateline(source) or target


def known_dateline(source: str) -> str:
    """Return the English of a sentence that is a dateline and no more; ``""`` where the table lacks a word of it."""
    written = _KNOWN.sub(_english, _DAY.sub(lambda day: russian_date(*day.groups()).american(), source))
    return "" if written == source or _CYRILLIC.search(written) else written


def _english(known: re.Match[str]) -> str:
    english = _ENGLISH[known[0].lower()]
    return english.upper() if known[0].isupper() else english
