"""Who signs in, what they are in a council, and which measures they have."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from goldenthread.web.records.models.authorities import Authority, Directorate
from goldenthread.web.records.models.roles import SIGNING
from goldenthread.web.records.models.roles import Role as Role


class UserManager(BaseUserManager["User"]):
    """Makes users, whose e-mail address is their name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and save a user; without a password none can be used until one is set by a link."""
        user = self.model(email=self.normalize_email(email).casefold(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by the address as typed, letter case aside."""
        return self.get(email=(username or "").casefold())


class User(AbstractBaseUser):
    """Someone who can sign in. What they may do hangs on the Person that they are in an authority.

    `link_sent_at` is when a link to set a password was last sent: it alone works, earlier ones no longer do.
    """

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    link_sent_at = models.DateTimeField(null=True, blank=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    def __str__(self) -> str:
        return self.email

    # What third-party applications ask of a user; nothing of ours grants by these.
    is_staff = False
    is_superuser = False


class Person(models.Model):
    """A user in one authority. Nobody is deleted: who left keeps their name on what they did."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="people")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "people"
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "authority"], name="one_person_a_user")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A role that a person holds: for one directorate where the role signs off, else for the whole council."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role.choices)
    directorate = models.ForeignKey(Directorate, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")

    class Meta:
        constraints: ClassVar = [
            # Two, because an empty directorate is like no other to a database.
            models.UniqueConstraint(fields=["person", "role", "directorate"], name="a_post_once"),
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(directorate__isnull=True), name="a_council_post_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=SIGNING, directorate__isnull=False)
                | (~Q(role__in=SIGNING) & Q(directorate__isnull=True)),
                name="who_signs_has_a_directorate",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Duty(models.TextChoices):
    """What a person does for a measure."""

    OWNER = "owner", "Owner"
    DATA_ENTRY = "data_entry", "Enters the figure"
    CONTRIBUTOR = "contributor", "Contributes"
    DEPUTY = "deputy", "Deputy"


class Assignment(models.Model):
    """A person's duty for a measure, from a day on and, once it has ended, to a day."""

    measure = models.ForeignKey("records.Measure", on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField(max_length=20, choices=Duty.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure"], condition=Q(duty=Duty.OWNER, until__isnull=True), name="one_owner_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["measure", "person", "duty"], condition=Q(until__isnull=True), name="a_duty_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_duty_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_duty_display()}"
