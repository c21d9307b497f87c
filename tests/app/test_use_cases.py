"""The other use cases as a program calls them; what each does in full, the tests of its command and its rooms show."""

import io
import json
from pathlib import Path

import pytest
from docx import Document

import briefing
from briefing.compose.verification import State
from briefing.errors import InputError, NoModelError, TranslationMemoryError, UsageError
from briefing.glossary.export import ExportFormat

CORRECTED = "Ministers discussed ports and roads in the region."


def reviewed(edition: Path, target: Path) -> None:
    """Write a review edition in which a reviewer replaced the first sentence of its last table."""
    document = Document(io.BytesIO(edition.read_bytes()))
    document.tables[-1].rows[-1].cells[2].text = CORRECTED
    document.save(str(target))


def test_a_review_comes_back(desk):
    built = briefing.build(briefing.BuildRequest(edition="review"))
    reviewed(built.files["review"], desk / "back.docx")
    tried = briefing.import_review(briefing.ReviewImportRequest(desk / "back.docx", dry_run=True))
    assert ([row.correction.target for row in tried.outcome.changed], tried.stored) == ([CORRECTED], False)
    assert briefing.build(briefing.BuildRequest()).counts.person == 0
    assert briefing.import_review(briefing.ReviewImportRequest(desk / "back.docx")).stored
    assert briefing.build(briefing.BuildRequest()).counts.person == 1, "in its own article: it names nobody"


def test_a_review_is_read_once_what_a_killed_build_began_is_completed(desk):
    edition = briefing.build(briefing.BuildRequest(edition="review")).files["review"]
    reviewed(edition, desk / "out" / ".briefing-1.tmp")
    begun = [{"name": edition.name, "draft": ".briefing-1.tmp", "kept": ""}]
    (desk / "out" / ".briefing-replacing.json").write_text(json.dumps(begun), encoding="utf-8")
    tried = briefing.import_review(briefing.ReviewImportRequest(edition, dry_run=True))
    assert [row.correction.target for row in tried.outcome.changed] == [CORRECTED]


def test_a_pack_is_verified(desk):
    pack = briefing.build(briefing.BuildRequest()).files["docx"]
    assert briefing.verify(briefing.VerifyRequest(pack)).unchanged
    (desk / "seeds/b.txt").unlink()
    result = briefing.verify(briefing.VerifyRequest(pack))
    assert not result.unchanged
    assert [verdict.name for verdict in result.verdicts if verdict.state is State.MISSING] == ["b.txt"]


@pytest.mark.usefixtures("desk")
def test_a_message_is_written_and_not_sent():
    pack = briefing.build(briefing.BuildRequest()).files["docx"]
    message = briefing.write_email(briefing.EmailRequest(to=("anna@example.org",), cc=("b@example.org",)))
    assert (message.file, message.recipients) == (pack.with_suffix(".eml"), ("anna@example.org", "b@example.org"))
    with pytest.raises(ValueError, match="not written to be sent"):
        briefing.deliver(message)
    with pytest.raises(UsageError, match="No mail server"):
        briefing.send(briefing.EmailRequest(to=("anna@example.org",)))


def test_terms_of_the_glossary(desk):
    request = briefing.AddTermRequest("порт", "port", note="any port")
    added = briefing.add_term(request)
    assert (added.term.source, added.file) == ("порт", Path("glossary/ru-en.csv"))
    with pytest.raises(InputError, match="port"):
        briefing.add_term(request)
    checked = briefing.check_glossary(briefing.GlossaryRequest())
    assert (checked.terms, checked.findings, checked.unusable) == (1, (), False)
    found = {article.path: article.terms for article in briefing.terms(briefing.TermsRequest())}
    assert found["b.txt"] == (briefing.TermOccurrences("порт", "port", 1, ("портов",)),)
    assert "порт".encode() in briefing.export_glossary(ExportFormat.CSV, briefing.GlossaryRequest(), desk / "own.csv")
    assert (desk / "own.csv").is_file()


@pytest.mark.usefixtures("desk")
def test_what_a_change_of_the_glossary_will_cost():
    briefing.build(briefing.BuildRequest())
    briefing.add_term(briefing.AddTermRequest("порт", "port"))
    impact = briefing.glossary_impact(briefing.BuildRequest())
    assert (impact.segments, impact.new, [change.source for change in impact.changes]) == (2, 0, ["порт"])


def test_the_memory(desk, home):
    with pytest.raises(TranslationMemoryError, match="no translation memory yet"):
        briefing.memory_stats()
    briefing.build(briefing.BuildRequest())
    assert briefing.memory_stats().held.segments == 2
    assert briefing.export_memory(desk / "desk.tmx").segments == 2
    assert briefing.forget_memory().segments == 2
    tried = briefing.import_memory(briefing.MemoryImportRequest(desk / "desk.tmx", dry_run=True))
    assert (tried.found.segments, tried.new, briefing.memory_stats().held.segments) == (2, None, 0)
    assert briefing.import_memory(briefing.MemoryImportRequest(desk / "desk.tmx")).new.segments == 2
    assert briefing.memory_stats().path.parent == home


@pytest.mark.usefixtures("desk")
def test_models():
    assert briefing.setup(briefing.SetupRequest(engine="argos", offline=True)).engine == "argos"
    (model,) = briefing.list_models().usable
    assert briefing.verify_models() == (briefing.VerifiedModel(model.name, ()),)
    assert briefing.doctor().choice.models == (model,)
    briefing.remove_model(model.name)
    found = briefing.list_models()
    assert (found.usable, found.broken) == ((), ())
    assert "opus-mt-ru-en" in found.known
    with pytest.raises(NoModelError):
        briefing.setup(briefing.SetupRequest(engine="argos", offline=True))
    with pytest.raises(UsageError, match="engine"):
        briefing.SetupRequest(engine="magic")
