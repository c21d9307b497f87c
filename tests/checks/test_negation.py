"""Which lost and invented negations are seen, which idioms left alone: ``Russian | English | code or nothing``."""

import pytest

from briefing.checks import defects

CODES = {"negation", "negation-added"}

CASES = """
    Порт не открыт. | The port is open. | negation
    Порт не открыт. | The port is not open. |
    Порт не открыт. | The port isn't open. |
    Порт не открыт. | The port is closed. | negation
    Нет сведений о судах. | There is information on ships. | negation
    Нет сведений о судах. | There is no information on ships. |
    Официального ответа на доклад министра нет, но он ждет. | There is no official answer to the report, but he waits. |
    Официального ответа на доклад нет, но он ждет. | There is an official answer to the report, but he waits. | negation
    Нет ответа, и власти, по словам министра, не ждут. | There is no answer, and the authorities wait. | negation
    Нельзя ждать. | We can wait. | negation
    Нельзя ждать. | It is impossible to wait. |
    Никто никогда не видел этого порта. | Everyone has seen this port. | negation
    Никто никогда не видел этого порта. | Nobody has ever seen this port. |
    Ни Баку, ни Ереван не ответили. | Neither Baku nor Yerevan answered. |
    Ни Баку, ни Ереван не ответили. | Baku and Yerevan answered. | negation
    Он не согласился и не подписал. | He did not agree and signed. | negation
    Он не согласился и не подписал. | He neither agreed nor signed. |
    Стороны не подписали документ. | The sides refused to sign the document. |
    Стороны не подписали документ. | The sides failed to sign the document. |
    Документ не опубликован. | The document is unpublished. |
    Порт не только открыт, но и построен. | The port is open and also built. |
    Порт не только открыт, но и построен. | The port is not only open but built. |
    Порт принимает не менее ста судов. | The port receives at least a hundred ships. |
    Не исключено, что порт откроют. | It is possible that the port will be opened. |
    Он не раз был в Баку. | He has been in Baku many times. |
    Он не мог не знать. | He must have known. |
    Не могли бы вы открыть порт? | Could you open the port? |
    Он чуть не упал. | He almost fell. |
    Он ждал, пока порт не открыли. | He waited until the port was opened. |
    Им не удалось открыть порт. | Their attempt to open the port failed. |
    Им не удалось открыть порт. | They were able to open the port. | negation
    Вряд ли порт откроют. | The port will be opened. | negation
    Вряд ли порт откроют. | The port is unlikely to be opened. |
    Это недопустимо. | This is acceptable. | negation
    Это недопустимо. | This is unacceptable. |
    Чистой воды не хватает. | Clean water is scarce. |
    Они не спали всю ночь. | They stayed up all night. |
    Мы категорически порицаем насилие в этом порту. | We do tolerate violence in this port. | negation
    Мы категорически порицаем насилие в этом порту. | We condemn violence in this port. |
    Стороны не хотели ждать, но потеряли много времени. | The sides did want to wait but lost a lot of time. | negation
    Стороны не хотели ждать. | Did they want to wait? They did not. |
    Он не может пройти это без слез. | He can get through this without tears. | negation
    Он не может пройти это без слез. | He cannot get through this without tears. |
    Нельзя отрицать, что порт открыт. | It can be denied that the port is open. | negation
    Этого пока не случилось. | That has happened yet. | negation
    Этого пока не случилось. | That has yet to happen. |
    Министр не исключил, что порт откроют. | The minister did not rule out that the port will be opened. |
    Порт пока не удалось открыть. | It was not possible to open the port so far. |
    Порт еще не открыт, но суда ждут на дальнем рейде. | The port is open, but ships wait far off. | negation
    Никто из тех, кого он назвал, не пришел. | Nobody of those he named came. |
    Порт открыт. | The port is not open. | negation-added
    Суда ждут далеко на рейде, а порт открыт. | Ships wait far off in the roads; the port is not open. | negation-added
    Порт открыт. | The port isn't open. | negation-added
    Это цена вступления. | This is not just the price. | negation-added
    Это не просто цена. | This is not just the price. |
    Порт открыт. | The port has never been open. | negation-added
    Порт откроют в несколько дней. | The port will not be opened in a few days. | negation-added
    Порт открыт с неделю. | The port has not been open for a week. | negation-added
    Порт закрыт без причины. | The port was not closed for a reason. |
    Порт закрыт без причины. | The port was not closed without a reason. | negation-added
    Он отказался ждать. | He did not wait. |
    Порт едва открыт. | The port is not quite open. |
    Порт открыт, не так ли? | The port is open, isn't it? |
    Неизвестно, открыт ли порт. | It is not known whether the port is open. |
    Неизвестно, открыт ли порт или нет. | It is unknown whether or not the port is open. |
    Порт больше не работает. | The port no longer works. |
"""


def _rows():
    return [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("source", "target", "code"), _rows())
def test_negations(source, target, code):
    found = [finding.code for finding in defects(source, target, "ru", "en") if finding.code in CODES]
    assert found == code.split()


def test_the_message_quotes_what_denies():
    assert [each.message for each in defects("Порт не открыт.", "The port is open.", "ru", "en")] == [
        "The Russian denies with «не»; the English does not seem to."
    ]


def test_other_languages_are_left_alone():
    assert not defects("Порт не открыт.", "Порт відкрито.", "ru", "uk")
    assert not defects("Liman açıq deyil.", "The port is not open.", "az", "en")
