"""The record as a Django application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Names the application and the kind of key that its tables have."""

    name = "goldenthread.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
