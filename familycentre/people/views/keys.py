"""The own keys: make, unlock, a new passphrase, lock."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from familycentre.core import sealing
from familycentre.people import actions, audit, keyring, locks, secret, throttle
from familycentre.people.forms import Making, Recovering, Unlocking
from familycentre.people.models import PersonalKey
from familycentre.people.views.account import next_of
from familycentre.people.views.gate import keyholders, me

GROUP = 4


@require_safe
@keyholders
def keys(request: HttpRequest) -> HttpResponse:
    """Say whether there are keys and whether they are open."""
    made = PersonalKey.objects.filter(user_id=me(request).pk).first()
    context = {"made": made, "open": made and keyring.take(request) is not None}
    return render(request, "people/keys/index.html", context)


@require_http_methods(["GET", "POST"])
@keyholders
def make(request: HttpRequest) -> HttpResponse:
    """Make keys under a passphrase and show the recovery key, this once."""
    replaces = PersonalKey.objects.filter(user_id=me(request).pk).exists()
    form = Making(request.POST or None, user=me(request), replaces=replaces)
    if request.method == "POST" and form.is_valid():
        recovery, opened = locks.make(
            user=me(request), passphrase=form.cleaned_data["secret"], now=timezone.now()
        )
        groups = [recovery[i : i + GROUP] for i in range(0, len(recovery), GROUP)]
        response = render(request, "people/keys/recovery.html", {"groups": groups, "next": next_of(request)})
        keyring.put(request, response, opened)
        return response
    return render(
        request, "people/keys/make.html", {"form": form, "replaces": replaces, "next": next_of(request)}
    )


@require_http_methods(["GET", "POST"])
@keyholders
def unlock(request: HttpRequest) -> HttpResponse:
    """Open the keys for this session."""
    form = Unlocking(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = locks.unlock(
                user=me(request), passphrase=form.cleaned_data["secret"], now=timezone.now()
            )
        except locks.WaitError as error:
            form.add_error("secret", throttle.refusal(error.seconds))
        except sealing.SealError:
            form.add_error("secret", _("This is not your passphrase."))
        else:
            return opened_for(request, opened)
    return render(request, "people/keys/unlock.html", {"form": form, "next": next_of(request)})


@require_http_methods(["GET", "POST"])
@keyholders
def passphrase(request: HttpRequest) -> HttpResponse:
    """Set a new passphrase with the printed recovery key."""
    form = Recovering(request.POST or None, user=me(request))
    if request.method == "POST" and form.is_valid():
        new, recovery = form.cleaned_data["secret"], form.cleaned_data["recovery"]
        try:
            opened = locks.change_passphrase(
                user=me(request), recovery=recovery, passphrase=new, now=timezone.now()
            )
        except locks.WaitError as error:
            form.add_error("recovery", throttle.refusal(error.seconds))
        except (sealing.SealError, PersonalKey.DoesNotExist):
            form.add_error("recovery", _("This is not your recovery key."))
        else:
            return opened_for(request, opened)
    return render(request, "people/keys/passphrase.html", {"form": form})


@require_POST
@keyholders
def lock(request: HttpRequest) -> HttpResponse:
    """Lock the keys now."""
    response = redirect("keys")
    keyring.drop(request, response)
    audit.record(by=me(request), did="keys.locked", target=actions.target(me(request)), now=timezone.now())
    return response


def opened_for(request: HttpRequest, opened: secret.Opened) -> HttpResponse:
    """Keep the opened keys and go on to where they were needed."""
    response = redirect(next_of(request) or "keys")
    keyring.put(request, response, opened)
    return response
