"""Addresses for professionals; not by language (a person chooses it once, see ``signin.StaffLanguage``).

The names that begin with account_, mfa_ and socialaccount_ are those by which django-allauth finds its own pages. Only
what is listed here exists: no signing up, no connecting of accounts, no managing of addresses.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as provider
from django.conf import settings
from django.urls import include, path, re_path

from familycentre.people.views import account as own
from familycentre.people.views import invited, keys, leaving, log, staff

login = [
    path("", account.login, name="account_login"),
    path("second/", mfa.authenticate, name="mfa_authenticate"),
    path("passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("again/key/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("reset/", account.password_reset, name="account_reset_password"),
    path("reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
if settings.OIDC_NAME:
    login += [
        path("cancelled/", provider.login_cancelled, name="socialaccount_login_cancelled"),
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]

mine = [
    path("", own.home, name="account_home"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/none/", own.no_password, name="account_set_password"),
    path("second/", mfa.index, name="mfa_index"),
    path("second/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("second/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second/keys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("second/keys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("second/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("second/keys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("second/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

workspace = [
    path("conduct/", own.code_of_conduct, name="conduct"),
    path("keys/", keys.keys, name="keys"),
    path("keys/make/", keys.make, name="keys_make"),
    path("keys/unlock/", keys.unlock, name="keys_unlock"),
    path("keys/passphrase/", keys.passphrase, name="keys_passphrase"),
    path("keys/lock/", keys.lock, name="keys_lock"),
    path("people/", staff.people_list, name="people_list"),
    path("people/invite/", staff.invite_person, name="invite_person"),
    path("people/<int:pk>/", staff.person, name="person"),
    path("people/<int:pk>/roles/", staff.give_role, name="give_role"),
    path("people/<int:pk>/roles/<int:membership>/take/", staff.take_role, name="take_role"),
    re_path(r"^people/(?P<pk>\d+)/(?P<verb>close|open|link)/$", staff.act, name="person_act"),
    path("log/", log.log, name="log"),
    path("log.csv", log.log_csv, name="log_csv"),
]

urlpatterns = [
    path("login/", include(login)),
    path("logout/", leaving.leave, name="account_logout"),
    path("invited/", invited.open_login, name="invited_open"),
    path("invited/<str:token>/", invited.invited, name="invited"),
    path("account/", include(mine)),
    path("workspace/", include(workspace)),
]
