"""Several files at once: each on its own, one bad one never in the way of the others."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children

from goldenthread.cli.documents import Outcome, too_large
from goldenthread.cli.endings import OutputFormat

Job = Callable[[str], Outcome]

# Below this, starting processes takes longer than reading.
_WORTH_SHARING = 400_000


def outcomes_of(files: Sequence[str], job: Job) -> list[Outcome]:
    """Do a job for each file, on all cores where it is worth it; outcomes are in the order given."""
    workers = min(len(files), len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    if workers < 2 or "-" in files or _size(files) < _WORTH_SHARING:
        return [job(name) for name in files]
    pool = ProcessPoolExecutor(workers)
    try:
        futures = [_begin(pool, job, name) for name in files]
        results = _collect(futures, files)
    except KeyboardInterrupt:
        for worker in active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    lost = [name for name, result in zip(files, results, strict=True) if result is None]
    again = {name: _read_alone(name, job) for name in lost}
    return [result or again[name] for name, result in zip(files, results, strict=True)]


def _read_alone(name: str, job: Job) -> Outcome:
    """Read a file in a process of its own: what ends that process is this file and no other."""
    with ProcessPoolExecutor(1) as pool:
        result = _result(_begin(pool, job, name))
    return result or too_large(name, "the system ended the reading of it, most likely for want of memory")


def _begin(pool: ProcessPoolExecutor, job: Job, name: str) -> Future[Outcome]:
    """Hand a file to a pool; where a process of the pool was ended already, its future holds that."""
    try:
        return pool.submit(job, name)
    except BrokenProcessPool as fault:
        broken: Future[Outcome] = Future()
        broken.set_exception(fault)
        return broken


def _result(future: Future[Outcome]) -> Outcome | None:
    """Wait for an outcome; None where the process was ended before it had one."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _size(files: Sequence[str]) -> int:
    return sum(os.path.getsize(name) for name in files if os.path.isfile(name))


def _collect(futures: Sequence[Future[Outcome]], files: Sequence[str]) -> list[Outcome | None]:
    """Wait for all, in the order given, with a progress bar where somebody watches."""
    if not sys.stderr.isatty():
        return [_result(future) for future in futures]
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    results = (_result(future) for future in futures)
    return list(track(results, "Reading", total=len(files), console=console, transient=True))


def together(texts: Sequence[str], form: OutputFormat, several: bool) -> str:
    """Put the outcomes of several files together in the form asked for."""
    if form is OutputFormat.JSON and not texts:
        return "[]"
    if form is OutputFormat.JSON:
        return "[\n" + ",\n".join(texts) + "\n]" if several else texts[0]
    return "\n".join(texts) if form is OutputFormat.JSONL else "\n\n".join(texts)
