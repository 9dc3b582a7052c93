"""Markup to plain text: what is shown is read, as lines; what isn't, isn't; and no text takes forever."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from goldenthread.reading.markup import plain_from_markup, plain_text
from goldenthread.reading.symbols import shown

LONG = 200_000
# Pieces that tags and entities are made of, so that drawn texts come close to being markup.
PIECES = [
    "<",
    ">",
    "/",
    "&",
    ";",
    "amp",
    "lt",
    "gt",
    "#60",
    "script",
    "p",
    "b",
    "li",
    "ul",
    "td",
    "br",
    "=",
    '"',
]
PIECES += [
    "'",
    "!--",
    "-->",
    " ",
    "\n",
    "<b>",
    "</b>",
    "<script>",
    "&amp;",
    "&lt;",
    "style",
    "hidden",
    "x",
    "3%",
]

near_markup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("one <b>bold</b> word", "one bold word"),
        ("  white \n\t space&nbsp; folded ", "white space folded"),
        ("first<br>second", "first\nsecond"),
        ("<p>first</p><p></p><div>second</div>third", "first\nsecond\nthird"),
        ("<ul><li>one<li>two</ul>after", "- one\n- two\nafter"),
        ("<ol><li><p>one</p><p>more</p><ul><li>inner</ul><li>two</ol>", "- one\nmore\n  - inner\n- two"),
        ("<p>• typed bullet</p><p>·&nbsp;&nbsp;another</p>", "- typed bullet\n- another"),
        ("<pre>kept\n  lines</pre>", "kept\nlines"),
        ("a<!-- comment -->b<script>c</script><style>d</style><template>e</template>f", "abf"),
        ("a<span hidden>b</span><i style='display:none'>c</i><i style='visibility: hidden'>d</i>e", "ae"),
        ("a<input type=hidden value=b><iframe src=//x.test>c</iframe><noscript>d</noscript>e", "ae"),
        ("<input value='45%'> of <select><option>1<option selected>2</select>", "45% of 2"),
        ("<img src=x.gif alt='Green circle'>", "Green circle"),
        ("<img src=x.gif title=Amber>", "Amber"),
        ("<i class=icon-red title='Off track'></i>", "Off track"),
        ("<i aria-label='On track'> </i> <a title='to the page'>see</a>", "On track see"),
        ("<svg><title>Red</title><circle r=3></svg>", "Red"),
        ("<span aria-hidden=true>✔</span>", "✔"),
        ("<span aria-hidden=true>✔</span><span>On track</span>", "On track"),
        ("<span style='font-family:Wingdings'>ü <b>J</b></span> J", "✓ ☺ J"),
        ("<font face='Wingdings 3'>p</font>", "▲"),
        (
            "<table><tr><td>Q1<td><p>45%</p><tr><td>Q2<td>50%<tr><td><td></table>then",
            "Q1 | 45%\nQ2 | 50%\nthen",
        ),
    ],
)
def test_element_gives_what_is_shown(cell: str, plain: str) -> None:
    assert plain_text(fragment_fromstring(f"<div>{cell}</div>")) == plain


def test_element_without_text_gives_its_own_title() -> None:
    assert plain_text(fragment_fromstring("<div title='Green'><span class=g></span></div>")) == "Green"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>Two <b>words</b></p><p>More</p>", "Two words\nMore"),
        ("<mark>18. Ensure</mark>", "18. Ensure"),
        ("kept\nlines <u>and</u>  spaces", "kept\nlines and  spaces"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("<ul><li>A<ul><li>B<li>C</ul><li>D</ul>tail", "- A\n  - B\n  - C\n- D\ntail"),
        ('<ul style="list-style-type: none"> never closed ', "never closed"),
        ("A&amp;E, R&D, &pound;5 &#163;6 &#xa3;7&nbsp;m", "A&E, R&D, £5 £6 £7 m"),
        ("&lt;3% and &amp;lt;44%", "<3% and <44%"),
        ("&lt;p&gt;once&lt;/p&gt;", "once"),
        ("&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;", "twice"),
        ("a<script>alert(1)</script>b<style>p {}</style>c", "abc"),
        ("a<script>never closed", "a"),
        ("a<!-- no --><!--[if mso]><xml>x</xml><![endif]--><o:p></o:p>b", "ab"),
        ("a<!-- never closed", "a never closed"),
        ("<span style='display: none'>a<span>b</span>c</span>d<i hidden>e</i>", "d"),
        ("<b hidden>never closed", "never closed"),
        ('<img alt="Green > Amber" src="x">', "Green > Amber"),
        ('cut off <p class="Mso', "cut off"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
    ],
)
def test_text_with_markup_becomes_plain(text: str, plain: str) -> None:
    assert plain_from_markup(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "rate of <3% (target <44%)",
        "a < b, c <d> e, x <y",
        "p<0.05 and q>3",
        "is a <b and c> d",
        "R&D; A&E; Q&A &c; &notes; &unknown;",
        "under <i = 5 in all",
        "<100 or >200",
    ],
)
def test_text_without_markup_stays_the_same_object(text: str) -> None:
    assert plain_from_markup(text) is text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<<b>script>alert(1)", ""),
        ("<scr<b>ipt>x", ""),
        ("<" * 6 + "b>" * 6 + "script>x", "b>b>b>script>x"),
        ("&amp;amp;amp;amp;amp;lt;b&gt;x", "amp;amp;lt;b>x"),
    ],
)
def test_markup_made_of_what_is_left_is_disarmed(text: str, plain: str) -> None:
    assert plain_from_markup(text) == plain


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<p",
        "<p>",
        "<p ",
        '<p a="',
        "<p a='\"",
        "<!--",
        "<script>",
        "<b hidden>",
        "<template>",
        "</b>",
        "<ul><li>",
        "<td>",
        "<a ",
        "<a:",
        "<![",
        "&",
        "&#",
        "&amp;",
        "amp;",
        "style=",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    for text in (
        piece * (LONG // len(piece)),
        "<p " + piece * (LONG // len(piece)),
        "&" + piece * (LONG // len(piece)),
    ):
        plain_from_markup(text)
    assert time.process_time() - started < 6


@given(near_markup)
def test_plain_text_of_anything_is_plain(text: str) -> None:
    plain = plain_from_markup(text)
    assert "<script" not in plain.lower()
    assert plain_from_markup(plain) is plain


@given(st.text())
def test_plain_text_of_free_text_is_plain(text: str) -> None:
    plain = plain_from_markup(text)
    assert plain_from_markup(plain) is plain


@given(st.text(alphabet=st.characters(exclude_characters="<&")))
def test_text_without_brackets_and_ampersands_is_unchanged(text: str) -> None:
    assert plain_from_markup(text) is text


@given(near_markup)
def test_words_of_an_element_hold_no_tag(text: str) -> None:
    element = fragment_fromstring(text, create_parent="div")
    assert "\n\n" not in plain_text(element)


@pytest.mark.parametrize(
    ("text", "font", "sign"),
    [
        ("\uf0fc\uf0fb", "Wingdings", "✓✗"),
        ("üûJKL", "wingdings", "✓✗☺😐☹"),
        ("\uf0e0\uf0e1\uf0e2", "Wingdings", "→↑↓"),
        ("PO", "Wingdings 2", "✓✗"),
        ("pqhi", "Wingdings 3", "▲▼↑↓"),
        ("ar", "Webdings", "✓✗"),
        ("\uf0b3 95%", "Symbol", "≥ 95%"),
        ("\uf0fc J", "Arial", "\uf0fc J"),
        ("\uf021", "Wingdings", "\uf021"),
    ],
)
def test_symbol_font_shows_signs(text: str, font: str, sign: str) -> None:
    assert shown(text, font) == sign
