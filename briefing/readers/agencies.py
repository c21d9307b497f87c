"""Names of news outlets, as patterns."""

_AGENCIES = (
    "Trend|Тренд",
    "Report",
    "АПА|APA",
    "Азертадж|Азертаг|Azertac|Azertag|Azərtac",
    "Turan|Туран",
    "(?:Интерфакс|Interfax)(?:-(?:Азербайджан|Казахстан|Azerbaijan|Kazakhstan))?",
    "Minval(?: Politika)?",
    "Haqqin",
    "Caliber",
    "Kazinform|Казинформ|КазИнформ",
    "КазТАГ|KazTAG",
    "Tengrinews",
    "AKIpress|Akipress|АКИpress|АКИпресс",
    "Кабар|Kabar",
    "УзА|UzA",
    "Подробно[.]uz|Podrobno",
    "Ховар|Khovar",
    "Азия-Плюс|Asia-Plus",
    "Туркменпортал|Turkmenportal",
    "Orient",
    "Новости[- ]Армения",
    "Арка|Arka",
    "Арменпресс|Armenpress",
    "АрмИнфо|Арминфо|ArmInfo",
    "Новости[- ]Грузия",
    "ИнтерпрессНьюс|InterPressNews",
    "(?:Sputnik|Спутник)(?: (?:Азербайджан|Армения|Грузия|Казахстан|Кыргызстан|Узбекистан|Таджикистан|Абхазия|Беларусь"
    "|Молдова))?",
    "РИА «?Новости»?|RIA Novosti",
    "ТАСС|TASS",
    "Regnum",
    "Коммерсантъ?",
    "Reuters|Рейтер",
    "AFP",
    "Bloomberg",
    "Anadolu|Анадолу",
)
"""Agencies and papers of the region, and those it quotes, as they write themselves; sites are known by their ending."""

AGENCY = "|".join(f"{names}|{names.upper()}" for names in _AGENCIES)
"""As written, and in capitals, as they stand in datelines."""

SITE = (
    r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*"
    r"\.(?i:az|am|ge|kz|kg|uz|tm|tj|ru|by|ua|tr|eu|com|net|org|info|news|media|tv|fm|biz)"
)
NAMED = rf"(?<![\w.@/-])(?:{SITE}|{AGENCY})(?![\w-])"
"""A name that is an outlet's wherever it stands."""

LATIN = r"[A-Z][A-Za-z]*[a-z](?:[ -][A-Z]\w*)?(?![\w-])"
"""«Caspian News»: an outlet's where only an outlet's can stand. «SOCAR» and «BP» are companies."""
