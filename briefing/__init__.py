"""Side-by-side briefing packs from Russian news articles, translated offline.

The public functions, with the requests they take and the results they return::

    import briefing
    from pathlib import Path

    result = briefing.build(briefing.BuildRequest(seeds=Path("inbox"), out=Path("packs")))
    print(result.files["docx"], result.findings)

=====================================  =====================================================================
:func:`build`, :func:`watch`           a pack from a folder of articles, once or after every change
:func:`import_review`                  corrections from a review edition that came back
:func:`write_email`, :func:`send`      a pack as a message, and on its way
:func:`verify`                         whether a pack and what it was made from are unchanged
:func:`setup`, :func:`doctor`          get a model ready; the state of the installation
:func:`install_model` …                install, list, compare, verify and remove models
:func:`read`                           what is understood of the file of one article
:func:`terms`                          which terms stand where in the articles
:func:`check_glossary` …               check, extend and export the glossary, and see what a change of it will cost
:func:`memory_stats` …                 show, carry over and empty the translation memory
:func:`article_files` …               list, add, arrange and correct the details of articles
:func:`open_pack`                      a pack that was built, article by article
:func:`article_state` …                check and correct single sentences, mark them as reviewed
:func:`preview_term`, …                see what a change of one term will cost, and make it
:func:`make_kit`, :func:`install_kit`  carry everything to a machine without a network
=====================================  =====================================================================

Functions that take long take a :class:`~briefing.progress.Progress`, which is called with each event; an exception
raised in it cancels the work. All failures with a known cause are :class:`~briefing.errors.BriefingError`: they say
what is wrong (``problem``) and what to do about it (``remedy``). Everything is imported when first used (PEP 562).
"""

TYPE_CHECKING = False  # type checkers take it for true; typing itself takes longer to import than all of this

if TYPE_CHECKING:
    from briefing.app.articles import AddedArticle as AddedArticle
    from briefing.app.articles import ArticleDetails as ArticleDetails
    from briefing.app.articles import ArticleFile as ArticleFile
    from briefing.app.articles import Upload as Upload
    from briefing.app.articles import add_article as add_article
    from briefing.app.articles import article_files as article_files
    from briefing.app.articles import correct_details as correct_details
    from briefing.app.articles import leave_out as leave_out
    from briefing.app.articles import move_article as move_article
    from briefing.app.build import BuildResult as BuildResult
    from briefing.app.build import build as build
    from briefing.app.build import watch as watch
    from briefing.app.build_request import BuildRequest as BuildRequest
    from briefing.app.compare import ComparedModel as ComparedModel
    from briefing.app.compare import CompareRequest as CompareRequest
    from briefing.app.compare import ModelComparison as ModelComparison
    from briefing.app.compare import compare_models as compare_models
    from briefing.app.email import EmailRequest as EmailRequest
    from briefing.app.email import Message as Message
    from briefing.app.email import deliver as deliver
    from briefing.app.email import send as send
    from briefing.app.email import write_email as write_email
    from briefing.app.events import FileSkipped as FileSkipped
    from briefing.app.events import GlossaryProblem as GlossaryProblem
    from briefing.app.events import ReadingProblem as ReadingProblem
    from briefing.app.glossary import AddedTerm as AddedTerm
    from briefing.app.glossary import AddTermRequest as AddTermRequest
    from briefing.app.glossary import GlossaryCheck as GlossaryCheck
    from briefing.app.glossary import GlossaryRequest as GlossaryRequest
    from briefing.app.glossary import add_term as add_term
    from briefing.app.glossary import check_glossary as check_glossary
    from briefing.app.glossary import export_glossary as export_glossary
    from briefing.app.glossary import glossary_impact as glossary_impact
    from briefing.app.import_review import ProposedTerm as ProposedTerm
    from briefing.app.import_review import ReviewImportRequest as ReviewImportRequest
    from briefing.app.import_review import ReviewImportResult as ReviewImportResult
    from briefing.app.import_review import import_review as import_review
    from briefing.app.kit import install_kit as install_kit
    from briefing.app.kit import make_kit as make_kit
    from briefing.app.memory import MemoryImportRequest as MemoryImportRequest
    from briefing.app.memory import MemoryImportResult as MemoryImportResult
    from briefing.app.memory import MemoryStats as MemoryStats
    from briefing.app.memory import export_memory as export_memory
    from briefing.app.memory import forget_memory as forget_memory
    from briefing.app.memory import import_memory as import_memory
    from briefing.app.memory import memory_stats as memory_stats
    from briefing.app.models import ModelList as ModelList
    from briefing.app.models import SetupRequest as SetupRequest
    from briefing.app.models import VerifiedModel as VerifiedModel
    from briefing.app.models import doctor as doctor
    from briefing.app.models import install_model as install_model
    from briefing.app.models import list_models as list_models
    from briefing.app.models import remove_model as remove_model
    from briefing.app.models import setup as setup
    from briefing.app.models import verify_models as verify_models
    from briefing.app.packs import OpenedPack as OpenedPack
    from briefing.app.packs import newest_record as newest_record
    from briefing.app.packs import open_pack as open_pack
    from briefing.app.read import ReadRequest as ReadRequest
    from briefing.app.read import read as read
    from briefing.app.sentences import ArticleState as ArticleState
    from briefing.app.sentences import CheckedWording as CheckedWording
    from briefing.app.sentences import CorrectedMeanwhileError as CorrectedMeanwhileError
    from briefing.app.sentences import SentenceState as SentenceState
    from briefing.app.sentences import article_state as article_state
    from briefing.app.sentences import check_wording as check_wording
    from briefing.app.sentences import correct_sentence as correct_sentence
    from briefing.app.sentences import mark_reviewed as mark_reviewed
    from briefing.app.sentences import termbase_for as termbase_for
    from briefing.app.sentences import undo_correction as undo_correction
    from briefing.app.term_changes import TermChangeRequest as TermChangeRequest
    from briefing.app.term_changes import TermPreview as TermPreview
    from briefing.app.term_changes import find_term as find_term
    from briefing.app.term_changes import preview_term as preview_term
    from briefing.app.term_changes import save_term as save_term
    from briefing.app.terms import ArticleTerms as ArticleTerms
    from briefing.app.terms import TermOccurrences as TermOccurrences
    from briefing.app.terms import TermsRequest as TermsRequest
    from briefing.app.terms import terms as terms
    from briefing.app.verify import VerifyRequest as VerifyRequest
    from briefing.app.verify import VerifyResult as VerifyResult
    from briefing.app.verify import verify as verify
    from briefing.errors import BriefingError as BriefingError
    from briefing.progress import ArticleTranslated as ArticleTranslated
    from briefing.progress import Event as Event
    from briefing.progress import Notice as Notice
    from briefing.progress import Progress as Progress
    from briefing.progress import SentenceTranslated as SentenceTranslated
    from briefing.progress import Step as Step
    from briefing.progress import TranslationStarted as TranslationStarted

__version__ = "0.2.0"

_PUBLIC = {
    "app.build": "BuildResult build watch",
    "app.build_request": "BuildRequest",
    "app.compare": "CompareRequest ComparedModel ModelComparison compare_models",
    "app.email": "EmailRequest Message deliver send write_email",
    "app.events": "FileSkipped GlossaryProblem ReadingProblem",
    "app.glossary": "AddTermRequest AddedTerm GlossaryCheck GlossaryRequest "
    "add_term check_glossary export_glossary glossary_impact",
    "app.import_review": "ProposedTerm ReviewImportRequest ReviewImportResult import_review",
    "app.kit": "install_kit make_kit",
    "app.memory": "MemoryImportRequest MemoryImportResult MemoryStats "
    "export_memory forget_memory import_memory memory_stats",
    "app.models": "ModelList SetupRequest VerifiedModel "
    "doctor install_model list_models remove_model setup verify_models",
    "app.read": "ReadRequest read",
    "app.terms": "ArticleTerms TermOccurrences TermsRequest terms",
    "app.verify": "VerifyRequest VerifyResult verify",
    "app.articles": "AddedArticle ArticleDetails ArticleFile Upload "
    "add_article article_files correct_details leave_out move_article",
    "app.packs": "OpenedPack newest_record open_pack",
    "app.sentences": "ArticleState CheckedWording CorrectedMeanwhileError SentenceState "
    "article_state check_wording correct_sentence mark_reviewed termbase_for undo_correction",
    "app.term_changes": "TermChangeRequest TermPreview find_term preview_term save_term",
    "errors": "BriefingError",
    "progress": "ArticleTranslated Event Notice Progress SentenceTranslated Step TranslationStarted",
}
"""The public names by the module that has them; the imports above say the same to type checkers."""

_MODULE_OF = {name: f"{__name__}.{module}" for module, names in _PUBLIC.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - not needed to import this

    value = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
