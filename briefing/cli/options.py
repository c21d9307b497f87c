"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from briefing.engines.choice import EngineChoice
from briefing.engines.device import DeviceChoice

Lang = Annotated[str, typer.Option(help="Language to translate into, an ISO 639-1 code.")]
Seeds = Annotated[Path, typer.Option(help="Folder with the articles (or one article).")]
Glossary = Annotated[Path, typer.Option(help="Folder with the glossary (or one file).")]
Engine = Annotated[EngineChoice, typer.Option(help="Translation engine.")]
Device = Annotated[DeviceChoice, typer.Option(help="What the model runs on.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never look for a model on the network.")]
