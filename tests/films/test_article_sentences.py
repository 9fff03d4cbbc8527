"""Where one sentence ends and the next begins, and what cleaning leaves of the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.films.sentences import cleaned, sentence_slices


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_slices(text)]


ONE_SENTENCE = [
    "Mr. Hale and Mrs. Hale meet Dr. Voss at St. Brannock.",
    "I. M. Stone draws it.",
    "J. R. Ostrow wrote it with A. B. C. Keller.",
    "President John F. Carver visits the U.S. Embassy.",
    "The crew of Hart Bros. Pictures waits.",
    "He pays $3.5 million for No. 5.",
    "They return with Otto Jr. and marry.",
    'She calls him "Mr. Right. Or wrong. Or both" and leaves.',
    "The tower (built in 1911. Nobody uses it.) burns down.",
    'He shouts "Stop!" and runs.',
    "At 5 p.m. the ferry sails.",
    "He has waited ... and waits.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_stop_within_a_sentence_does_not_end_it(text):
    assert split(text) == [text]


TWO_SENTENCES = [
    ("Tony leaves.", "He waits."),
    ("He has no work for “a kid”!".replace("“", '"').replace("”", '"'), "Nobody laughs."),
    ('Tony says he has "no room for a kid!"', "Having nowhere to go, she leaves."),
    ('"There is no other road."', "After a goodbye she leaves."),
    ("Does she know?", "Agnes says nothing."),
    ("He waits…", "Then he leaves."),
    ("He waits...", "Nora sails."),
    ("She works for Keller Bros.", "The firm fails."),
    ("They live in the U.S.", "In spring they leave."),
    ("Plan B.", "The others follow."),
    ("(Nobody sees it.)", "The tower burns."),
    ("So do I.", "Nora sails."),
    ("It ends in 1951.", "12 years later she returns."),
    ("Éva rests.", "Élise works."),
]


@pytest.mark.parametrize(("first", "second"), TWO_SENTENCES)
def test_a_stop_at_the_end_ends_it(first, second):
    assert split(f"{first} {second}") == [first, second]


def test_a_quotation_is_never_torn_in_two():
    text = 'He says: "I am nobody. I am glad of it." Then he goes.'
    assert split(text) == ['He says: "I am nobody. I am glad of it."', "Then he goes."]


def test_a_bracket_left_open_does_not_swallow_the_paragraph():
    assert split("He (the pilot waits. She leaves. They meet.") == [
        "He (the pilot waits.",
        "She leaves.",
        "They meet.",
    ]


@pytest.mark.parametrize(
    "mark",
    ["[3]", "[12]", "[note 1]", "[nb 2]", "[a]", "[citation needed]", "[who?]", "[sic]", "[3][4]"],
)
def test_citation_marks_go_and_the_offsets_stay(mark):
    text = f'His "best chair,"{mark} and more.'
    clean = cleaned(text, 0, len(text))
    assert clean.text == 'His "best chair," and more.'
    start, end = clean.span(clean.text.index("more"), clean.text.index("more") + 4)
    assert text[start:end] == "more"


@pytest.mark.parametrize("kept", ["[a] fool", "[the pilot]", "[1951–1953]"])
def test_what_an_editor_put_into_a_quotation_stays(kept):
    text = f'He is "{kept}".'
    assert cleaned(text, 0, len(text)).text == text


def test_typeset_text_reads_plain():
    text = "Ana\xa0Ruiz\tsays:  “don’t go”\u200b."
    assert cleaned(text, 0, len(text)).text == 'Ana Ruiz says: "don\'t go".'


@given(st.text(alphabet=st.sampled_from("aB .!?\"'()[]1\n\t…\xa0“”"), max_size=200))
def test_every_clean_letter_knows_where_it_stood(text):
    clean = cleaned(text, 0, len(text))
    assert len(clean.text) == len(clean.origins)
    assert list(clean.origins) == sorted(set(clean.origins))
    for letter, origin in zip(clean.text, clean.origins, strict=True):
        assert letter == text[origin] or text[origin].isspace() or text[origin] in "“”"


@given(st.text(alphabet=st.sampled_from('aB .!?"()1…'), max_size=200))
def test_sentences_are_in_order_and_lose_no_word(text):
    clean = cleaned(text, 0, len(text)).text
    slices = sentence_slices(clean)
    joined = "".join(clean[start:end] for start, end in slices)
    assert joined.replace(" ", "") == clean.replace(" ", "")
    assert all(one[1] <= two[0] for one, two in pairwise(slices))
