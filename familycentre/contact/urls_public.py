"""Families' addresses: what they are called tells nothing of what is written there."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from familycentre.contact.views import thread, visitor

urlpatterns = [
    path(pgettext_lazy("address", "ask-for-help/message/"), visitor.ask_form, name="ask_form"),
    path(pgettext_lazy("address", "ask-for-help/check/"), visitor.ask_confirm, name="ask_confirm"),
    path(pgettext_lazy("address", "ask-for-help/code/"), visitor.ask_code, name="ask_code"),
    path(pgettext_lazy("address", "messages/"), thread.thread_open, name="thread_open"),
    path(pgettext_lazy("address", "messages/read/"), thread.thread, name="thread"),
    path(pgettext_lazy("address", "messages/write/"), thread.thread_write, name="thread_write"),
    path(pgettext_lazy("address", "messages/who/"), thread.thread_identity, name="thread_identity"),
    path(pgettext_lazy("address", "messages/save/"), thread.thread_download, name="thread_download"),
    path(pgettext_lazy("address", "messages/erase/"), thread.thread_erase, name="thread_erase"),
    path(pgettext_lazy("address", "messages/close/"), thread.thread_leave, name="thread_leave"),
]
