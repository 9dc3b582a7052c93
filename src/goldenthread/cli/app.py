"""The command line: its commands and options, and how it ends."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from goldenthread import __version__
from goldenthread.cli.endings import INTERRUPTED, OneResultFormat, OutputFormat

app = typer.Typer(
    name="goldenthread",
    help="Read the monitoring reports of a council's plan into a record that can be trusted.",
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
    typer.Option(help="An earlier report of the same plan: what these don't print is carried over from it."),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="What to print.")]
OneFormat = Annotated[OneResultFormat, typer.Option("--format", help="What to print.")]
Out = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file instead.")]


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
    out: Out = None,
) -> None:
    """Read reports: what they hold, what was repaired, what was not understood, and whether the totals agree.

    Reads Word, Excel, OpenDocument spreadsheets, web pages, Markdown, CSV and tab-separated text.
    """
    from goldenthread.cli.reading import read_files

    raise typer.Exit(read_files(files, earlier, output_format, out))


@app.command("compare")
def compare_command(
    earlier: Annotated[
        str, typer.Argument(metavar="EARLIER", help="The earlier report; - is standard input.", show_default=False)
    ],
    later: Annotated[
        str, typer.Argument(metavar="LATER", help="The later report of the same plan.", show_default=False)
    ],
    output_format: OneFormat = OneResultFormat.TEXT,
    out: Out = None,
) -> None:
    """Compare two reports: how each measure moved, what changed in it, and what moved the headline percentage.

    Takes what `read` takes, or the JSON that `read` printed for one file.
    """
    from goldenthread.cli.comparing import compare_files

    raise typer.Exit(compare_files(earlier, later, OutputFormat(output_format.value), out))


@app.command("demo")
def demo_command() -> None:
    """Read the two example reports and show what was made of them."""
    from goldenthread.cli.demo import show_examples

    raise typer.Exit(show_examples())


def main() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
