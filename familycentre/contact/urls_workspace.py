"""The workers' addresses, all under /workspace/. tests of the workspace room hold a row for each of them."""

from django.urls import path, re_path

from familycentre.contact.views.professional import acts, consultations, conversation, inbox, numbers, ring

urlpatterns = [
    path("requests/", inbox.inbox, name="inbox"),
    path("requests/next/", inbox.take_next, name="take_next"),
    path("requests/<slug:ref>/", conversation.conversation, name="desk_conversation"),
    path("requests/<slug:ref>/here/", conversation.presence, name="desk_presence"),
    path("requests/<slug:ref>/take/", acts.take, name="desk_take"),
    path("requests/<slug:ref>/release/", acts.release, name="desk_release"),
    path("requests/<slug:ref>/answer/", acts.answer, name="desk_answer"),
    path("requests/<slug:ref>/answer/<int:pk>/approve/", acts.approve, name="desk_approve"),
    path("requests/<slug:ref>/answer/<int:pk>/back/", acts.send_back, name="desk_send_back"),
    path("requests/<slug:ref>/note/", acts.note, name="desk_note"),
    path("requests/<slug:ref>/call/", acts.call, name="desk_call"),
    path("requests/<slug:ref>/hand-over/", acts.hand_over, name="desk_hand_over"),
    path("requests/<slug:ref>/consult/", acts.consult, name="desk_consult"),
    path("requests/<slug:ref>/close/", acts.close, name="desk_close"),
    path("requests/<slug:ref>/identity/", acts.identity, name="desk_identity"),
    path("requests/<slug:ref>/child-welfare/", acts.child_welfare, name="desk_child_welfare"),
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/<slug:ref>/", consultations.consultation, name="consultation"),
    path("rings/", ring.ring_list, name="rings"),
    path("rings/new/", ring.new, name="new_ring"),
    path("rings/<slug:key>/", ring.ring, name="ring"),
    path("rings/<slug:key>/start/", ring.start, name="ring_start"),
    path("rings/<slug:key>/first/", ring.first, name="ring_first"),
    path("rings/<slug:key>/admit/", ring.admit, name="ring_admit"),
    path("rings/<slug:key>/dismiss/<int:pk>/", ring.dismiss, name="ring_dismiss"),
    path("rings/<slug:key>/checklist/", ring.checklist, name="ring_checklist"),
    re_path(r"^rings/(?P<key>[-\w]+)/(?P<verb>open|close)/$", ring.open_or_close, name="ring_open_or_close"),
    path("rings/<slug:key>/templates/", ring.template, name="ring_template"),
    path("numbers/", numbers.page, name="numbers"),
    path("numbers.csv", numbers.as_csv, name="numbers_csv"),
    path("numbers.json", numbers.as_json, name="numbers_json"),
]
