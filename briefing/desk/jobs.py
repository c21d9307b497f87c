"""The one long task that a desk does at a time, in a thread of its own, and how far it has come."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing.app.build import BuildResult
from briefing.app.estimate import Estimate
from briefing.app.events import said
from briefing.errors import REPORT, BriefingError, ExitCode, unexpected
from briefing.progress import ArticleTranslated, Event, Progress, SentenceTranslated, Step, TranslationStarted

_MOST_NOTICES = 200
"""Lines of what the user should hear of that are kept for the page."""


class CancelledError(BaseException):
    """Ends a task at its next event; not an :class:`Exception`, so that nobody takes it for a failure of a sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a task failed; ``needs_model`` if setting up a model may help."""

    problem: str
    remedy: str
    needs_model: bool = False


@dataclass(frozen=True, slots=True)
class JobState:
    """How far a task has come.

    ``sentences`` and ``articles`` are (done, all). ``last`` is the latest sentence with its translation,
    ``latest_path`` the latest article that is done. ``result`` is that of a build that is done.
    """

    name: str
    running: bool = True
    stage: str = ""
    share: float | None = None
    sentences: tuple[int, int] = (0, 0)
    articles: tuple[int, int] = (0, 0)
    known: int = 0
    time_left: str = ""
    last: tuple[str, str] | None = None
    latest_path: str = ""
    notices: tuple[str, ...] = ()
    result: BuildResult | None = None
    problem: Problem | None = None
    cancelled: bool = False


Work = Callable[[Progress], BuildResult | None]


class Jobs:
    """Runs one task at a time; :attr:`state` is what there is to say of the running one, or of the last."""

    def __init__(self) -> None:
        self.state: JobState | None = None
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a task is being done."""
        return self.state is not None and self.state.running

    def start(self, name: str, work: Work) -> bool:
        """Begin a task unless one is being done; return whether it was begun."""
        with self._lock:
            if self.running:
                return False
            self._cancelled.clear()
            self.state = JobState(name)
            self._thread = threading.Thread(target=self._run, args=(_Tracker(self), work), daemon=True)
            self._thread.start()
            return True

    def cancel(self, patience: float = 0) -> None:
        """Have the task end at its next event, and wait for that for at most ``patience`` seconds."""
        self._cancelled.set()
        if self._thread and patience:
            self._thread.join(patience)

    def refuse_cancelled(self) -> None:
        """Raise :class:`CancelledError` if the task is to end."""
        if self._cancelled.is_set():
            raise CancelledError

    def _run(self, tracker: "_Tracker", work: Work) -> None:
        result, problem, cancelled = None, None, False
        try:
            result = work(tracker)
        except CancelledError:
            cancelled = True
        except BriefingError as error:
            problem = Problem(error.problem, error.remedy, error.exit_code is ExitCode.NO_MODEL)
        except Exception as error:  # whatever it is, the page has to say so
            problem = Problem(unexpected(error), REPORT)
        state = tracker.state
        self.state = replace(state, running=False, result=result, problem=problem, cancelled=cancelled)


class _Tracker:
    """The :class:`~briefing.progress.Progress` of a task: turns events into its state."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._estimate = Estimate(0, 0)

    @property
    def state(self) -> JobState:
        return self._jobs.state or JobState("")

    def __call__(self, event: Event, /) -> None:
        self._jobs.refuse_cancelled()
        self._jobs.state = self._after(event)

    def _after(self, event: Event) -> JobState:
        state = self.state
        match event:
            case TranslationStarted():
                self._estimate = Estimate(event.articles, event.segments)
                sentences, articles = (0, event.segments), (0, event.articles)
                return replace(state, stage="", share=None, known=event.known, sentences=sentences, articles=articles)
            case SentenceTranslated():
                self._estimate.segments_done += event.segments
                done, total = state.sentences
                made, time_left = (event.source, event.target), self._estimate.time_left
                return replace(state, sentences=(done + event.segments, total), last=made, time_left=time_left)
            case ArticleTranslated():
                done, total = state.articles
                return replace(state, articles=(done + 1, total), latest_path=event.path)
            case Step():
                share = event.done / event.total if event.total else None
                return replace(state, stage=event.stage.capitalize(), share=share)
        line = said(event)
        return replace(state, notices=(*state.notices, line)[:_MOST_NOTICES]) if line else state
