"""Measures, and prints a table: `python -m bench`."""

from collections.abc import Iterator

from bench.carrying import Carrying, measure_carrying
from bench.checking import ROWS, WholeCheck, measure_check, measure_checked_sizes
from bench.cores import Cores, measure_cores
from bench.pages import Pages, measure_pages
from bench.pdf import BAR as PDF_BAR
from bench.pdf import BARS as PDF_BARS
from bench.pdf import TIMES_AS_MANY, Beside, Reading, measure_pdf
from bench.publishing import Published, measure_publishing
from bench.sizes import Size, measure_sizes, rate_kept
from bench.startup import BAR, Startup, measure_startup


def main() -> None:
    """Print each part as soon as it is measured."""
    print(startup_lines(measure_startup()), end="\n\n", flush=True)
    print(size_lines(measure_sizes(), "Reading"), end="\n\n", flush=True)
    print(check_lines(measure_check()), end="\n\n", flush=True)
    print(size_lines(measure_checked_sizes(), "Checking"), end="\n\n", flush=True)
    print(carrying_lines(measure_carrying()), end="\n\n", flush=True)
    print(cores_lines(measure_cores()), end="\n\n", flush=True)
    print(published_lines(measure_publishing()), end="\n\n", flush=True)
    print(pdf_lines(measure_pdf()), end="\n\n", flush=True)
    print(page_lines(measure_pages()))


def startup_lines(startup: Startup) -> str:
    """Say how long the command takes to start."""
    verdict = "within" if startup.ratio <= BAR else "OVER"
    return "\n".join(
        [
            "Start (median of whole processes)",
            f"  goldenthread --help    {1000 * startup.command:8.0f} ms",
            f"  import pydantic        {1000 * startup.pydantic:8.0f} ms",
            f"  ratio                  {startup.ratio:8.2f}     {verdict} the bar of {BAR}",
        ]
    )


def check_lines(whole: WholeCheck) -> str:
    """Say how long a check takes from beginning to end."""
    return "\n".join(
        [
            f"Checking a report of {ROWS} rows (median of whole processes)",
            f"  goldenthread check     {1000 * whole.command:8.0f} ms",
            f"  python -c pass         {1000 * whole.python:8.0f} ms",
        ]
    )


def size_lines(sizes: list[Size], doing: str) -> str:
    """Say how fast reports of each size are read or checked."""
    large = max(size.rows for size in sizes)
    return "\n".join(
        [
            f"{doing} one report (tab-separated, a fresh process for each size)",
            f"  {'rows':>8}  {'seconds':>9}  {'rows/s':>9}  {'peak MB':>8}  {'bytes/row':>9}",
            *(_size_line(size) for size in sizes),
            *(
                f"  rate at {large:,} to that at {small:,}: {rate_kept(sizes, small, large):.2f}"
                for small in (1_000, 100)
            ),
        ]
    )


def _size_line(size: Size) -> str:
    figures = f"{size.seconds:9.4f}  {size.rate:9,.0f}  {size.bytes / 1e6:8.1f}  {size.bytes_per_row:9,.0f}"
    return f"  {size.rows:8,}  {figures}"


def carrying_lines(measured: list[Carrying]) -> str:
    """Say how long it takes to find each measure in an earlier report."""
    return "\n".join(
        [
            "Carrying over from an earlier report whose measures are all worded a little differently",
            f"  {'rows':>8}  {'seconds':>9}  {'rows/s':>9}  {'found':>8}",
            *(f"  {one.rows:8,}  {one.seconds:9.4f}  {one.rate:9,.0f}  {one.found:8,}" for one in measured),
        ]
    )


def cores_lines(cores: Cores) -> str:
    """Say what more cores give."""
    return "\n".join(
        [
            "Reading many reports",
            f"  one process            {cores.one:8.2f} s",
            f"  {cores.cores} processes            {cores.all:8.2f} s",
            f"  speed-up               {cores.speed_up:8.2f}     on {cores.cores} cores",
        ]
    )


def published_lines(measured: list[Published]) -> str:
    """Say how long it takes to publish in every format, beside typst's own run."""
    names = list(measured[0].formats)
    return "\n".join(
        [
            "Publishing in every format, one after the other (seconds; libraries imported beforehand)",
            f"  {'measures':>8}  {'all':>7}  {'typst':>7}  {'beside':>7}  {'bar':>6}  {'':<6}  {'  '.join(names)}",
            *(_published_line(one) for one in measured),
        ]
    )


def _published_line(one: Published) -> str:
    verdict = "within" if one.beside_typst <= one.bar else "OVER"
    each = "  ".join(f"{seconds:>{len(name)}.2f}" for name, seconds in one.formats.items())
    figures = f"{one.total:7.2f}  {one.typst:7.2f}  {one.beside_typst:7.2f}  {one.bar:6.1f}"
    return f"  {one.rows:8,}  {figures}  {verdict:<6}  {each}"


def pdf_lines(measured: list[Beside]) -> str:
    """Say how long it takes to read reports as PDF, and how rightly, beside pdfplumber's finding of tables alone."""
    return "\n".join(
        [
            "Reading a report as PDF, beside extract_tables() of pdfplumber (a fresh process each)",
            f"  {'':<24}  {'pages':>5}  {'seconds':>8}  {'cells right':>11}  {'rows lost':>9}  {'peak MB':>8}",
            *(line for one in measured for line in _pdf_lines(one)),
        ]
    )


def _pdf_lines(one: Beside) -> Iterator[str]:
    yield _pdf_line(f"{one.kind}: the whole of ours", one.pages, one.ours)
    yield _pdf_line("  pdfplumber's tables", one.pages, one.theirs)
    if one.by_words is not None:
        yield _pdf_line("  the same by words", one.pages, one.by_words)
    yield _pdf_line("  ours, ten times as long", one.pages * TIMES_AS_MANY, one.long)
    timely = "within" if one.ratio <= PDF_BAR else "OVER"
    right = "within" if one.ours.share >= PDF_BARS[one.kind] and not one.ours.lost else "UNDER"
    bars = f"{timely} the bar of {PDF_BAR:.2f}; cells {right} the bar of {PDF_BARS[one.kind]:.0%}"
    yield f"  ratio {one.ratio:.2f}, {bars}"


def _pdf_line(who: str, pages: int, one: Reading) -> str:
    figures = f"{one.seconds:8.2f}  {one.share:11.1%}  {one.lost:9,}  {one.peak / 1e6:8.0f}"
    return f"  {who:<24}  {pages:5,}  {figures}"


def page_lines(measured: list[Pages]) -> str:
    """Say how many public pages a second the server answers, beside an empty page of the same server."""
    return "\n".join(
        [
            "Public pages (granian, one process with two threads, SQLite; medians)",
            f"  {'page':<8}  {'measures':>8}  {'':<10}  {'pages/s':>9}  {'empty/s':>9}  {'ratio':>6}",
            *(
                f"  {one.page:<8}  {one.measures:8,}  {'kept' if one.kept else 'made anew':<10}"
                f"  {one.rate:9,.0f}  {one.empty:9,.0f}  {one.ratio:6.2f}"
                for one in measured
            ),
        ]
    )


if __name__ == "__main__":
    main()
