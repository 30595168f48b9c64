"""What is kept in a process: read once a language, let go when something is published, never stale."""

from threading import Barrier, Thread

from familycentre.core import pagecache
from familycentre.core.kept import UntilPublished


def counted():
    """Return a kept function and the languages for which it was really read."""
    read = []

    @UntilPublished
    def words(language: str) -> str:
        read.append(language)
        return f"{language} {len(read)}"

    return words, read


def test_each_language_is_read_once():
    words, read = counted()
    assert [words("fi"), words("sv"), words("fi"), words("sv")] == ["fi 1", "sv 2", "fi 1", "sv 2"]
    assert read == ["fi", "sv"]


def test_publishing_lets_go_of_all_languages():
    words, _read = counted()
    words("fi"), words("sv")
    pagecache.purge_now()
    assert words("fi") == "fi 3"
    assert set(words.now[1]) == {"fi"}


def test_what_was_read_before_a_publication_is_not_kept_after_it():
    texts = ["old"]

    @UntilPublished
    def words(language: str) -> str:
        found = texts[-1]
        if found == "old":  # an editor publishes while this is read, and somebody else reads at once
            texts.append("new")
            pagecache.purge_now()
            assert words(language) == "new"
        return found

    assert words("fi") == "old"
    assert words("fi") == "new"


def test_many_threads_and_publications():
    words, _read = counted()
    languages, together, strange = [f"x{n}" for n in range(40)], Barrier(4), []

    def visit():
        together.wait()
        for _round in range(20):
            strange.extend(name for name in languages if not words(name).startswith(f"{name} "))
            pagecache.purge_now()

    threads = [Thread(target=visit) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert strange == []
    assert len(words.now[1]) <= len(languages)
