"""Names that sound different in Russian and English: countries, peoples, capitals, places and bodies of the region."""

from functools import lru_cache

_TABLE = """
    сша. соединен америк штат | us. u. united states america. american washington
    росси рф. русск москв моско кремл | russia rf. moscow muscov kremlin
    китай китая китае китаю китаем кнр. пекин | china chinese prc. sino beijing peking
    великобритан британ англи англий соединен | britain british briton uk. u. united kingdom england english
    герман фрг. немец немк немц | german
    испан мадрид | spain spanish spaniard madrid catal
    франц | france french
    итал | ital
    греци греч греко | gree
    голланд нидерланд | holland dutch netherland
    швейцар | switz swiss
    швеци швед | swed
    норве | norw
    дания. дании. данию. данией. датск датчан | denmark danish dane
    финлянд финск финн | fin
    польш польск поляк | poland polish pole
    венгр венгер | hungar
    чехи чешск | czech
    хорват | croat
    австри | austria
    ирланд | ire irish
    шотланд | scot
    уэльс валлий | wales welsh
    турци турец турк анкар | turk turkiye ankara
    грузи | georgia
    грузи тбилис | tbilisi
    армен армян | armen
    азербайджан | azerbaijan azeri
    баку. бакин | baku
    нахичеван нахчыван | nakhchivan nakhichevan naxcivan
    ханкенд степанакерт | khankend stepanakert xankendi
    казах | kazakh qazaq
    кыргыз киргиз | kyrgyz kirg
    иран перс | iran persia
    сири дамаск | syria damascus
    израил евре иудей | israel jew
    иерусалим | jerusalem
    египет египт каир | egypt cairo
    оаэ. эмират | uae. u. emirat
    иордан | jordan
    кореи корея корею корей кндр. | korea dprk. north. nk.
    кореи корея корею корей пхеньян | pyongyang
    япон токио. | japan tokyo
    инди | india
    мьянм бирм | myanmar burm
    евросоюз ес. европ евро | eu. e. euro
    оон. наций. | un. u. united
    снг. | cis. commonwealth
    одкб. | csto.
    еаэс. евраз | eaeu. eeu. euras
    шос. | sco. shanghai
    обсе. | osce.
    опек. | opec
    нато. альянс | nato. alliance
    мвф. | imf. monetary
    вто. | wto. trade
    воз. | who. world health
    магатэ. | iaea. atomic
    отг. тюркск | ots. turk
    мид. мида. мидом. миде. | foreign mfa. minist state.
    мвд. внутренн | interior mia. internal minist home police
    минфин | finance treasur
    минэнерго минобороны минюст минтранс минэкономики | minist
    фбр. | fbi. f. federal
    цру. | cia. c. central
    ввп. | gdp. gross
    центробанк нацбанк | central bank national
    голливуд | hollywood
    днр. лнр. | donetsk luhansk lugansk dpr. lpr.
    юар. | south africa
    вена. вене. вену. вены. венск | vienna
    рим. рима. риме. рим римск | rom
    париж | pari
    праг праж | prague
    варшав | warsaw
    женев | geneva
    гааг | hague
    мюнхен | munich
    кельн | cologne
    лиссабон | lisbon
    копенгаген | copenhagen
    бухарест | bucharest
    белград | belgrade
    киев | kyiv kiev
    алма. алмат | almat alma
    астан нур. султан. | astana nur nursultan
    эр. рияд | riyadh
    нью. йорк нью-йорк | new york ny. n.
    лос. анджелес | los angeles la. l.
    черн черномор | black
    средиземн | mediterran
    кавказ закавказ | caucas
    каспи | caspi
    дуна | danub
    ближн | middle near
    африк | africa
    средиземномор | mediterranean
    шелков | silk
    папа. папы. папе. папу. понтифик | pope pontiff
    иисус | jesus
    христ | christ
    мусульман ислам | muslim moslem islam
    мехико мексик | mexic
    луизиан | louisiana lsu.
    калифорн | california ca. calif
    техас | texas tx. texan
    запад западн | west
    восток восточн | east
    север северн северо | north
    юг. юга. юге. югу. юго. южн | south
    джеймс яков иаков | james
    иоанн иван | john
    павел | paul
    михаил | michael
    петр. петра. петру. | peter
    елизавет | elizabeth
    карл карла | charles
    георг георгий | george
    вильгельм | william wilhelm
"""
"""In each line beginnings of Russian words, then of the English words that may stand for them.

A full stop marks a whole word: «ес.» is not «если». Letters are small, ё is е.
"""

_CACHED = 50_000


def _side(number: int) -> dict[str, list[tuple[str, int]]]:
    """Return by first letter the beginnings on one side, each with the number of its line."""
    side: dict[str, list[tuple[str, int]]] = {}
    for line, text in enumerate(_TABLE.strip().split("\n")):
        for start in text.split("|")[number].split():
            side.setdefault(start[0], []).append((start, line))
    return side


_RUSSIAN, _ENGLISH = _side(0), _side(1)


def stands_for(english: str, russian: str) -> bool:
    """Tell whether an English word may stand for a Russian one, by the table: "Georgian" for «грузинский»."""
    return not _english_lines(english).isdisjoint(_russian_lines(russian))


def is_listed(russian: str) -> bool:
    """Tell whether the table has a Russian word."""
    return bool(_russian_lines(russian))


@lru_cache(_CACHED)
def _russian_lines(word: str) -> frozenset[int]:
    return _lines(word.lower().replace("ё", "е"), _RUSSIAN)


@lru_cache(_CACHED)
def _english_lines(word: str) -> frozenset[int]:
    return _lines(word.lower(), _ENGLISH)


def _lines(word: str, side: dict[str, list[tuple[str, int]]]) -> frozenset[int]:
    whole = f"{word}."
    return frozenset(line for start, line in side.get(word[0], ()) if whole.startswith(start))
