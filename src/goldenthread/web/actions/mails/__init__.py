"""Mails about returns: who gets them, what they say, reminders when they are due, chasing, and sending them."""

from goldenthread.web.actions.mails.chasing import chase as chase
from goldenthread.web.actions.mails.outbox import send_outbox as send_outbox
from goldenthread.web.actions.mails.reminding import remind as remind
