"""Names of news outlets, as patterns."""

_AGENCIES = (
    "Trend",
    "Report|REPORT",
    "АПА|APA",
    "АЗЕРТАДЖ|Азертадж|AZERTAC|Azertac|AZERTAG|Azertag|AZƏRTAC",
    "Turan|Туран",
    "(?:Интерфакс|ИНТЕРФАКС|Interfax)(?:-(?:Азербайджан|АЗЕРБАЙДЖАН|Казахстан|КАЗАХСТАН|Azerbaijan|Kazakhstan))?",
    "Minval(?: Politika)?",
    "Haqqin",
    "Caliber",
    "Kazinform|KAZINFORM|Казинформ|КазИнформ|КАЗИНФОРМ",
    "КазТАГ|KazTAG",
    "Tengrinews",
    "AKIpress|Akipress|АКИpress|АКИпресс",
    "Кабар|Kabar",
    "УзА|UzA",
    "Ховар|Khovar",
    "Азия-Плюс|Asia-Plus",
    "Туркменпортал|Turkmenportal",
    "ORIENT|Orient",
    "Новости[- ]Армения|НОВОСТИ-АРМЕНИЯ",
    "АРКА|ARKA",
    "Арменпресс|АРМЕНПРЕСС|Armenpress",
    "АрмИнфо|Арминфо|ArmInfo",
    "Новости[- ]Грузия|НОВОСТИ-ГРУЗИЯ",
    "ИнтерпрессНьюс|InterPressNews",
    "Sputnik(?: (?:Азербайджан|Армения|Грузия|Казахстан|Кыргызстан|Узбекистан|Таджикистан|Абхазия|Беларусь|Молдова))?",
    "РИА «?Новости»?",
    "ТАСС",
    "REGNUM|Regnum",
    "Коммерсантъ?",
    "Reuters|Рейтер",
    "AFP",
    "Bloomberg",
    "Anadolu|Анадолу",
)
"""Agencies and papers of the region, and those it quotes, as they write themselves; sites are known by their ending."""

AGENCY = "|".join(_AGENCIES)
SITE = (
    r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*"
    r"\.(?:az|AZ|Az|am|ge|kz|KZ|kg|uz|tm|tj|ru|by|ua|tr|eu|com|net|org|info|news|media|tv|fm|biz)"
)
NAMED = rf"(?<![\w.@/-])(?:{SITE}|{AGENCY})(?![\w-])"
"""A name that is an outlet's wherever it stands."""

LATIN = r"[A-Z][A-Za-z]*[a-z](?:[ -][A-Z]\w*)?(?![\w-])"
"""«Caspian News»: an outlet's where only an outlet's can stand. «SOCAR» and «BP» are companies."""
