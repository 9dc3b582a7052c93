"""The command line: its commands and options, and how it ends."""

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from goldenthread import __version__
from goldenthread.cli.endings import INTERRUPTED, As, FailOn, OneResultFormat, OutputFormat

app = typer.Typer(
    name="goldenthread",
    help="Read and check the monitoring reports of a council's plan.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Reports to read; - is standard input.", show_default=False),
]
Earlier = Annotated[
    Path | None,
    # Whether it can be read is told by the reader, in the words and with the exit status of any document.
    typer.Option(
        help="An earlier report of the same plan: what these don't print is carried over from it.", readable=False
    ),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="What to print.")]
OneFormat = Annotated[OneResultFormat, typer.Option("--format", help="What to print.")]
Out = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file instead.")]


SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="FILE",
        help="What a person decided, in TOML; without it, goldenthread.toml beside the first report.",
    ),
]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goldenthread {__version__}")
        raise typer.Exit


@app.callback()
def _every_command(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave."),
    ] = False,
) -> None:
    pass


@app.command("read")
def read_command(
    files: Files,
    earlier: Earlier = None,
    output_format: Format = OutputFormat.TEXT,
    settings: SettingsFile = None,
    out: Out = None,
    show: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write pictures of a PDF's pages to this folder, with what was seen on them."),
    ] = None,
) -> None:
    """Read reports: what they hold, what was repaired, what was not understood, and whether the totals agree.

    Reads PDF, Word, Excel, OpenDocument spreadsheets, web pages, Markdown, CSV and tab-separated text.
    """
    from goldenthread.cli.reading import read_files

    raise typer.Exit(read_files(files, earlier, output_format, out, settings, show))


@app.command("compare")
def compare_command(
    earlier: Annotated[
        str, typer.Argument(metavar="EARLIER", help="The earlier report; - is standard input.", show_default=False)
    ],
    later: Annotated[
        str, typer.Argument(metavar="LATER", help="The later report of the same plan.", show_default=False)
    ],
    output_format: OneFormat = OneResultFormat.TEXT,
    settings: SettingsFile = None,
    out: Out = None,
) -> None:
    """Compare two reports: how each measure moved, what changed in it, and what moved the headline percentage.

    Takes what `read` takes, or the JSON that `read` printed for one file.
    """
    from goldenthread.cli.comparing import compare_files

    raise typer.Exit(compare_files(earlier, later, OutputFormat(output_format.value), out, settings))


@app.command("check")
def check_command(
    files: Files,
    earlier: Earlier = None,
    output_format: Format = OutputFormat.TEXT,
    annotate: Annotated[
        Path | None,
        typer.Option(metavar="OUT.docx", help="Write a copy of the Word report with the findings as comments."),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="From which severity on to end with status 1.")] = FailOn.ERROR,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="ID", help="Ask this rule alone; may be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="ID", help="Leave this rule out; may be repeated.")
    ] = None,
    settings: SettingsFile = None,
    out: Out = None,
) -> None:
    """Check reports: figures that don't add up, statuses that figures don't support, and what to do about it."""
    from goldenthread.cli.checking import Asked, check_files

    asked = Asked(earlier, output_format, annotate, fail_on, tuple(rule or ()), tuple(ignore or ()), settings, out)
    raise typer.Exit(check_files(files, asked))


@app.command("explain")
def explain_command(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A piece of English; - reads one from each line of standard input.")
    ] = "-",
    taken_as: Annotated[
        As, typer.Option("--as", help="What to take it for: a success criterion or a narrative.")
    ] = As.TARGET,
    output_format: Format = OutputFormat.TEXT,
) -> None:
    """Explain a piece of English: the targets of a success criterion, or the figures and claims of a narrative."""
    from goldenthread.cli.explaining import explain_texts

    raise typer.Exit(explain_texts(text, taken_as, output_format))


@app.command("publish")
def publish_command(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The report: a document, or the JSON of one.", show_default=False),
    ],
    to: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write to.", show_default=False)],
    previous: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The report before: what changed since is told.", readable=False)
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND=VALUE",
            help="A part of the plan: theme=..., directorate=..., rating=... or refs=1.1,1.2; may be repeated.",
        ),
    ] = None,
    formats: Annotated[
        str | None, typer.Option(metavar="html,docx,...", help="The formats to write; all where none is named.")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Publish a report: one content in every format, with a manifest of the files and their SHA-256."""
    from goldenthread.cli.publishing import Wanted, publish_file

    raise typer.Exit(publish_file(file, Wanted(previous, tuple(only or ()), to, formats, settings)))


@app.command("demo")
def demo_command(
    port: Annotated[int, typer.Option(help="The port to serve the example council at.", min=1, max=65535)] = 8000,
    web: Annotated[bool, typer.Option("--web/--no-web", help="Whether to serve the example council.")] = True,
) -> None:
    """Show what is made of the two example reports, then serve the example council in the middle of a quarter."""
    from goldenthread.cli.demo import show_examples
    from goldenthread.cli.serving import serve_example

    shown = show_examples()
    raise typer.Exit(serve_example(port) if web and not shown else shown)


@app.command("serve")
def serve_command(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="How many processes answer requests.", min=1, max=64)] = 2,
    folder: Annotated[
        Path, typer.Option(metavar="DIR", help="Where the record is kept, if the environment names no database.")
    ] = Path("."),
) -> None:
    """Serve the web application: the living record, the quarter, the public pages."""
    from goldenthread.cli.serving import serve_record

    raise typer.Exit(serve_record(host, port, workers, folder))


@app.command("manage", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def manage_command(context: typer.Context) -> None:
    """Look after the record: verify, backup, restore, and Django's own commands. Without one, lists them."""
    from goldenthread.cli.serving import manage_record

    raise typer.Exit(manage_record(context.args))


# Modules and reports hold next to no cycles: looking for them as often as is usual takes a twentieth of the time.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """Run the command line and end the process with its exit status."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
