"""The journal: who did what, when and why, each entry chained to the one before by its hash."""

from typing import ClassVar

from django.db import models

from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person


class JournalHead(models.Model):
    """Where an authority's journal ends. Whoever writes takes this row's lock first, so that entries queue up."""

    authority = models.OneToOneField(Authority, on_delete=models.PROTECT, related_name="journal_head")
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.authority}: {self.number}"


class JournalEntry(models.Model):
    """One thing that was done. The database refuses to change or remove it.

    `reason` is in people's own words: the entry's hash covers the salted hash of it, so that it can be taken down.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="journal")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=100)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)
    reason_salt = models.CharField(max_length=32, blank=True)
    reason_sha256 = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        verbose_name_plural = "journal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "number"], name="one_entry_a_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "subject"], name="journal_by_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"


class JournalWords(models.Model):
    """Words that people wrote, apart from the entry that they belong to, which holds only their hash.

    So they can be taken down with the published text that they became, and the chain of entries stays whole. `path`
    is where they stand in the entry: "after.progress".
    """

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="words")
    path = models.CharField(max_length=120)
    text = models.TextField(null=True, blank=True)
    salt = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "path"], name="words_once_a_path"),
        ]

    def __str__(self) -> str:
        return self.path
