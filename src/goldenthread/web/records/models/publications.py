"""What was published: frozen, but for words that had to go, and the restatements that came after."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.web.records.fields import ExactNumberField
from goldenthread.web.records.models.measures import Measure
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod


class Publication(models.Model):
    """One edition of a period's report, for officers or for the public. The database refuses to change or remove it.

    `content` is the Report's JSON without its rows, which are PublishedReturns; `manifest` says what it was made
    from: the hash of each row and text, rule versions, the journal's head. Both are kept as canonical JSON, letter
    by letter, so that their hashes can be worked out again; `sha256` is that of the manifest.
    """

    authority = models.ForeignKey("records.Authority", on_delete=models.PROTECT, related_name="publications")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="publications")
    edition = models.PositiveSmallIntegerField(default=1)
    for_public = models.BooleanField()
    content = models.TextField()
    only_earlier = models.TextField(default="[]", help_text="Measures that only the earlier publication holds")
    manifest = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["period", "edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "edition", "for_public"], name="one_publication_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.period}, edition {self.edition}"


class PublishedReturn(models.Model):
    """One measure in a publication.

    `content` is the row of the Report's JSON without its free texts, in canonical form, numbers as text so that they
    keep their printed precision. What pages choose and order by stands in columns of its own.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="returns")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="published")
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=20, blank=True)
    theme = models.CharField(max_length=80, blank=True, help_text="The theme's address")
    also_under = models.TextField(blank=True, help_text="Addresses of other themes it relates to, each between spaces")
    rating = models.CharField(max_length=12, blank=True)
    unrated = models.CharField(max_length=14, blank=True, help_text="Why there is no rating")
    counted = models.BooleanField(default=True, help_text="Whether totals count it: the second of a row isn't")
    directorates = models.CharField(max_length=200, blank=True, help_text="Codes, each between spaces")
    movement = models.CharField(max_length=20, blank=True)
    defined = models.TextField(default="{}", help_text="How the measure is defined, as JSON")
    origin = models.TextField(default="{}", help_text="Where what it says comes from, as JSON")
    words = models.TextField(blank=True, help_text="What search looks in; free texts are searched where they stand")
    note = models.CharField(max_length=200, blank=True, help_text="Why something of the row is not shown")
    compared = models.TextField(blank=True, help_text="The measure held against the earlier publication, as JSON")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "measure"], name="a_measure_once_a_publication"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["publication", "rating", "position"], name="published_by_rating"),
            models.Index(fields=["publication", "theme", "position"], name="published_by_theme"),
            models.Index(fields=["publication", "movement", "position"], name="published_by_movement"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} in {self.publication}"


class PublishedText(models.Model):
    """A free text of a publication, kept apart so that it can be taken down without touching what is frozen.

    `place` is where it stands in the content: "<measure's permanent id>.progress". `sha256` is of the salt and the
    text, and stays when the text is gone: the tombstone then says when, by whom and on what ground.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="texts")
    place = models.CharField(max_length=120)
    text = models.TextField(null=True, blank=True)
    salt = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    taken_down_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_down_at = models.DateTimeField(null=True, blank=True)
    ground = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "place"], name="one_text_a_place"),
            models.CheckConstraint(
                condition=Q(text__isnull=False, taken_down_by__isnull=True, taken_down_at__isnull=True, ground="")
                | (Q(text__isnull=True, taken_down_by__isnull=False, taken_down_at__isnull=False) & ~Q(ground="")),
                name="text_or_tombstone",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["publication"], condition=Q(text__isnull=True), name="texts_taken_down"),
        ]

    def __str__(self) -> str:
        return self.place


class DrawnFile(models.Model):
    """A file of a publication as it is handed out: drawn when it is first asked for, of what never changes.

    Where words are taken down, `data` goes and `gone_at` says when; the hash stays, so that who holds the file can be
    told what it was. `notes` are sentences about what the format couldn't hold.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    words = models.CharField(max_length=200)
    notes = models.JSONField(default=list)
    data = models.BinaryField(null=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    drawn_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["publication", "drawn_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["publication", "format"], condition=Q(gone_at__isnull=True), name="a_format_drawn_once"
            ),
            models.CheckConstraint(
                condition=Q(data__isnull=False, gone_at__isnull=True) | Q(data__isnull=True, gone_at__isnull=False),
                name="drawn_or_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.publication}"


class Restatement(models.Model):
    """A correction of a published figure: both figures, why, who, when. The publication stays as it was.

    `counts_people` says whether the measure did when it was restated: the public then sees neither figure, whatever
    the measure counts later.
    """

    authority = models.ForeignKey("records.Authority", on_delete=models.PROTECT, related_name="restatements")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="restatements")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="restatements")
    label = models.CharField(max_length=100, blank=True)
    unit = models.CharField(max_length=40)
    counts_people = models.BooleanField(default=False)
    old_value = ExactNumberField()
    new_value = ExactNumberField()
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_restatement_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.old_value} restated as {self.new_value}"
