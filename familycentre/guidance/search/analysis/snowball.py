"""Snowball's stems: one stemmer a thread, because it works on the word in itself and a shared one mixes two words."""

import threading

import snowballstemmer

_local = threading.local()


def stem(language: str, word: str) -> str:
    """Return a word's stem by this thread's stemmer; the language is Snowball's English name of it."""
    if not hasattr(_local, "stemmers"):
        _local.stemmers = {}
    if language not in _local.stemmers:
        _local.stemmers[language] = snowballstemmer.stemmer(language)
    return str(_local.stemmers[language].stemWord(word))
