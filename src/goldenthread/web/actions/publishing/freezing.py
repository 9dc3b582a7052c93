"""Freezing a period: both versions of its next edition, with what they were made from.

The same record gives the same content, letter by letter, but for the salts of the texts and the time.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.plan import Return as Row
from goldenthread.plan.report import SCHEMA_VERSION
from goldenthread.web.actions.arranging import rules_in
from goldenthread.web.actions.publishing.in_the_way import Obstacle, obstacles
from goldenthread.web.actions.publishing.preparing import Version, prepare, quotes
from goldenthread.web.actions.publishing.remedies import Remedies
from goldenthread.web.actions.publishing.to_read import to_read
from goldenthread.web.actions.writing import Journal, Refused, writing
from goldenthread.web.records.hashing import canonical, digest, digest_of_row, digest_of_text
from goldenthread.web.records.models import (
    JournalHead,
    PeriodState,
    Person,
    PointAnswer,
    Publication,
    PublishedReturn,
    PublishedText,
    ReportingPeriod,
)
from goldenthread.web.records.published import ANSWER, EARLIER_REMEDIES, OVERRIDE, REMEDIES, between_spaces

_BATCH = 500


def publish(
    *, period: ReportingPeriod, by: Person, reason: str = "", edition: int | None = None
) -> tuple[Publication, Publication]:
    """Publish a period: freeze the officers' and the public version of its next edition, and give both.

    `edition` is the number that the person saw would come next; `reason` says why the period is published although
    something stands in the way. Raises Refused without such a reason, where that edition is there already, and where
    nothing has changed since the last one.
    """
    seen, versions = _head(period), prepare(period)
    with writing(period.authority, by=by) as journal:
        if journal.head.number != seen:
            versions = prepare(period)
        last = Publication.objects.filter(period=period, for_public=False).order_by("-edition").first()
        following = last.edition + 1 if last else 1
        in_the_way = [*obstacles(period), *to_read(period)]
        _refuse(period, edition, following, in_the_way, reason)
        frozen = [_Frozen(period, version, number == 1, following) for number, version in enumerate(versions)]
        if last is not None and _says_the_same(last, frozen[0]):
            raise _refusal(period, "nothing has changed since the last edition", "a change", "leave it as it is")
        made = [one.save(journal, in_the_way, reason) for one in frozen]
        _mark_published(period, journal, made, reason)
    return made[0], made[1]


def _head(period: ReportingPeriod) -> int:
    found = JournalHead.objects.filter(authority=period.authority_id).first()
    return found.number if found else 0


def _refuse(
    period: ReportingPeriod, edition: int | None, following: int, in_the_way: Sequence[Obstacle], reason: str
) -> None:
    if edition is not None and edition != following:
        raise _refusal(
            period, f"edition {edition} is published already", f"edition {following}", "look at what was published"
        )
    if in_the_way and not reason.strip():
        raise _refusal(
            period,
            "; ".join(one.message for one in in_the_way),
            "nothing that stands in the way, or a reason to publish all the same",
            "put it right, or give the reason",
        )


def _refusal(period: ReportingPeriod, what: str, expected: str, do: str) -> Refused:
    return Refused(what, where=str(period), expected=expected, do=do)


def _says_the_same(last: Publication, frozen: "_Frozen") -> bool:
    rows = dict(last.returns.values_list("measure__permanent_id", "sha256"))
    texts = dict(last.texts.exclude(place__startswith=f"{ANSWER}.").values_list("place", "text"))
    own = {name: row.sha256 for name, row in frozen.rows.items()}
    return last.content == frozen.content and rows == own and texts == frozen.texts


def _mark_published(period: ReportingPeriod, journal: Journal, made: Sequence[Publication], reason: str) -> None:
    before = {"state": period.state}
    period.state = PeriodState.PUBLISHED
    period.save(update_fields=["state"])
    for publication in made:
        journal.record(
            "publish",
            publication,
            before=before,
            after={
                "period": str(period),
                "edition": publication.edition,
                "for_public": publication.for_public,
                "sha256": publication.sha256,
            },
            reason=reason.strip(),
        )


@dataclass(frozen=True)
class _Row:
    entry: PublishedReturn
    sha256: str
    rule: str
    rule_version: str


class _Frozen:
    """One version, frozen: its content, rows and texts, not yet saved."""

    def __init__(self, period: ReportingPeriod, version: Version, for_public: bool, edition: int) -> None:
        self.period, self.version, self.for_public, self.edition = period, version, for_public, edition
        self.content = canonical(version.facts.model_dump()).decode()
        self.only_earlier = canonical([row.model_dump() for row in version.only_earlier]).decode()
        self.rows = {row.id: self._row(row, position) for position, row in enumerate(version.rows, start=1)}
        self.texts = dict(self._texts())

    def _row(self, row: Row, position: int) -> _Row:
        compared = self.version.compared.get(row.id)
        entry = PublishedReturn(
            measure_id=self.version.measures[row.id],
            position=position,
            ref=row.ref or "",
            theme=self.version.slugs.get(row.theme or "", ""),
            also_under=between_spaces(self._also_under(row)),
            rating=row.rating or "",
            unrated="" if row.rating else (row.unrated or "not_understood"),
            counted=row.same_row_as is None,
            directorates=_codes(row),
            movement=(compared.movement or "") if compared else "",
            defined=canonical(self.version.defined.get(row.id, {})).decode(),
            origin=canonical(self.version.origins.get(row.id, {})).decode(),
            words=_search_words(row),
            note=self.version.notes.get(row.id, ""),
            compared=canonical(compared.model_dump()).decode() if compared else "",
            content=canonical(_without_texts(row)).decode(),
        )
        entry.sha256 = digest_of_row(entry, row.id)
        verdict = row.verdict
        return _Row(entry, entry.sha256, verdict.rule if verdict else "", verdict.rule_version if verdict else "")

    def _also_under(self, row: Row) -> Iterator[str]:
        """Give the addresses of the themes that a measure relates to beside its own."""
        slugs = self.version.slugs
        yield from (slugs[name] for name in row.also_relates_to if name in slugs and name != row.theme)

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield from self.version.commentaries.items()
        for row in self.version.rows:
            texts = {**_texts_of(row), **_remedies_of(self.version.remedies.get(row.id, Remedies()))}
            if row.id in self.version.overrides:
                texts[OVERRIDE] = self.version.overrides[row.id]
            yield from ((f"{row.id}.{name}", text) for name, text in texts.items())

    def save(self, journal: Journal, in_the_way: Sequence[Obstacle], reason: str) -> Publication:
        """Save the publication with its manifest, rows and texts."""
        assert journal.by is not None
        texts = [_text(place, text) for place, text in self.texts.items()]
        answers = [] if self.for_public else list(self._answers(texts))
        manifest = canonical(self._manifest(journal, texts, answers, in_the_way)).decode()
        made = Publication.objects.create(
            authority=self.period.authority,
            period=self.period,
            edition=self.edition,
            for_public=self.for_public,
            content=self.content,
            only_earlier=self.only_earlier,
            manifest=manifest,
            sha256=digest(manifest),
            published_by=journal.by,
            published_at=journal.at,
        )
        for row in self.rows.values():
            row.entry.publication = made
        for text in texts:
            text.publication = made
        PublishedReturn.objects.bulk_create((row.entry for row in self.rows.values()), batch_size=_BATCH)
        PublishedText.objects.bulk_create(texts, batch_size=_BATCH)
        return made

    def _answers(self, texts: list[PublishedText]) -> Iterator[dict[str, Any]]:
        """Give the answers to points, their reasons among the texts, so that those can be taken down too."""
        marks = self.period.returns.values("points__fingerprint")
        found = PointAnswer.objects.filter(authority=self.period.authority, fingerprint__in=marks)
        for one in found.select_related("by").order_by("fingerprint"):
            texts.append(_text(f"{ANSWER}.{one.fingerprint}", one.because))
            yield {"fingerprint": one.fingerprint, "by": one.by_id, "at": one.at}

    def _manifest(
        self,
        journal: Journal,
        texts: Sequence[PublishedText],
        answers: Sequence[Mapping[str, Any]],
        in_the_way: Sequence[Obstacle],
    ) -> dict[str, Any]:
        assert journal.by is not None
        return {
            "schema_version": SCHEMA_VERSION,
            "authority": self.period.authority.slug,
            "period": str(self.period),
            "rules": rules_in(self.period),
            "small_number": self.period.authority.small_number,
            "edition": self.edition,
            "for_public": self.for_public,
            "published_by": journal.by.pk,
            "published_at": journal.at,
            "journal": {"number": journal.head.number, "hash": journal.head.hash},
            "content": digest(self.content),
            "only_earlier": digest(self.only_earlier),
            "rows": {
                name: {"sha256": row.sha256, "rule": row.rule, "rule_version": row.rule_version}
                for name, row in self.rows.items()
            },
            "texts": {text.place: text.sha256 for text in texts},
            "answers": answers,
            "stood_in_the_way": {one.kind: one.count for one in in_the_way},
        }


def _text(place: str, text: str) -> PublishedText:
    salt = secrets.token_hex(16)
    return PublishedText(place=place, text=text, salt=salt, sha256=digest_of_text(salt, text))


def _texts_of(row: Row) -> dict[str, str]:
    """Give a row's free texts, and what quotes them: those stand apart, to be taken down if they must."""
    found = {"progress": row.progress, "remedial_action": row.remedial_action}
    if row.claims:
        found["claims"] = canonical([claim.model_dump() for claim in row.claims]).decode()
    if row.verdict and quotes(row.verdict.because):
        found["because"] = row.verdict.because
    return {name: text for name, text in found.items() if text}


def _remedies_of(told: Remedies) -> dict[str, str]:
    lists = {REMEDIES: told.own, EARLIER_REMEDIES: told.before}
    return {name: canonical([one.model_dump() for one in found]).decode() for name, found in lists.items() if found}


def _without_texts(row: Row) -> dict[str, Any]:
    content = row.model_dump()
    content |= {"progress": "", "remedial_action": "", "claims": ()}
    if row.verdict and quotes(row.verdict.because):
        content["verdict"]["because"] = ""
    return content


def _codes(row: Row) -> str:
    codes = ["-".join(code.split()) for code in row.responsibility]
    return between_spaces(codes)[:200]


def _search_words(row: Row) -> str:
    parts = (row.ref, row.outcome, row.action, row.objective, row.theme, row.section)
    return " ".join(part for part in parts if part).casefold()
