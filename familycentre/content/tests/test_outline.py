"""Headings with addresses."""

from django.utils.translation import override

from familycentre.content import outline


class Body:
    def __init__(self, *texts):
        self.raw_data = [{"type": "text", "value": text} for text in texts] + [{"type": "note", "value": {}}]


def test_headings_get_ids_and_nothing_else_changes():
    with override("sv"):
        html = outline.anchored('<p>a</p><h2 data-block-key="x">Mitä <b>nyt</b>?</h2><h3>Ja sitten</h3>')
    assert html == '<p>a</p><h2 id="mitä-nyt">Mitä <b>nyt</b>?</h2><h3 id="ja-sitten">Ja sitten</h3>'


def test_a_heading_without_letters_has_an_id_too():
    assert outline.anchor("???") == "part"


def test_few_headings_need_no_list():
    assert outline.of_body(Body("<h2>Yksi</h2>", "<h2>Kaksi</h2>")) == []


def test_list_leads_to_the_ids_of_the_text():
    text = "<h2>Yksi asia</h2><h2>Kaksi</h2><h3>Ei tämä</h3><h2>Kolme</h2>"
    links = outline.of_body(Body(text))
    assert [link["label"] for link in links] == ["Yksi asia", "Kaksi", "Kolme"]
    html = outline.anchored(text)
    assert all(f'id="{link["url"][1:]}"' in html for link in links)
