"""Our markup written as the body of a QTI item, and each interaction as QTI asks it."""

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree, html

from takar.exchange.qti.wording import LOOSE
from takar.items.content import Content, Interaction, Option
from takar.items.keys import ForcedKey, Key
from takar.items.markup import pictures_in

MEDIA_FOLDER = "media"
FIRST, LAST = "RESPONSE", "RESPONSE_LAST"
BLOCKS = {"p", "ul", "ol", "table", "blockquote"}
ENDS = {
    Interaction.JUDGEMENT: ("Paling tepat", "Paling tidak tepat"),
    Interaction.FORCED: ("Paling sesuai", "Paling tidak sesuai"),
}


def body_of(content: Content, key: Key) -> Any:
    """Return the ``itemBody``: the prompt, the media beside it, and the interaction."""
    body = etree.Element("itemBody")
    for one in _flow(content.prompt):
        body.append(one)
    placed = {*pictures_in(content.prompt), *(option.media for option in content.options)}
    placed |= {target.media for target in content.targets}
    for ref in content.media:
        if ref.name not in placed:
            etree.SubElement(body, "div").append(media_element(ref.name, content))
    for asked in _INTERACTIONS[content.interaction](content, key):
        body.append(asked)
    return body


def _flow(text: str) -> list[Any]:
    """Return the blocks of a prompt; words that stand in no block get a paragraph."""
    holder = html.fragment_fromstring(text, create_parent="div")
    blocks: list[Any] = []
    _loose(blocks, holder.text)
    for one in list(holder):
        tail, one.tail = one.tail, None
        if one.tag in BLOCKS:
            blocks.append(_bare(one))
        else:
            _open_paragraph(blocks).append(_bare(one))
        _loose(blocks, tail)
    return blocks


def _loose(blocks: list[Any], text: str | None) -> None:
    if not text or not text.strip():
        return
    paragraph = _open_paragraph(blocks)
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text


def _open_paragraph(blocks: list[Any]) -> Any:
    if not blocks or blocks[-1].get("class") != LOOSE:
        blocks.append(etree.Element("p"))
        blocks[-1].set("class", LOOSE)
    return blocks[-1]


def _bare(element: Any) -> Any:
    """Return a copy as plain XML, with the addresses of pictures inside the package."""
    copy = etree.Element(element.tag)
    for name, value in element.attrib.items():
        is_media = name == "src" and value.startswith("media:")
        copy.set(name, _address(value.removeprefix("media:")) if is_media else value)
    copy.text, copy.tail = element.text, element.tail
    for one in element:
        copy.append(_bare(one))
    return copy


def _address(name: str) -> str:
    return f"../{MEDIA_FOLDER}/{name}"


def media_element(name: str, content: Content) -> Any:
    """Return what shows or plays one file."""
    ref = next(ref for ref in content.media if ref.name == name)
    if ref.kind.value.startswith("image/"):
        return etree.Element("img", src=_address(name), alt=ref.alt)
    element = etree.Element("object", data=_address(name), type=ref.kind.value)
    element.text = ref.alt
    return element


def _fill(element: Any, option: Option, content: Content) -> None:
    holder = html.fragment_fromstring(option.text, create_parent="div")
    element.text = holder.text
    for one in holder:
        element.append(_bare(one))
    if option.media:
        element.append(media_element(option.media, content))


def _listed(parent: Any, name: str, content: Content, *, before: str = "") -> None:
    for option in content.options:
        one = etree.SubElement(parent, name, identifier=before + option.code)
        if option.is_fixed:
            one.set("fixed", "true")
        _fill(one, option, content)


def _choice(content: Content, _key: Key) -> list[Any]:
    is_scale = content.interaction is Interaction.LIKERT
    asked = etree.Element("choiceInteraction", responseIdentifier=FIRST)
    asked.set("shuffle", "false" if is_scale else "true")
    asked.set("maxChoices", "1")
    if content.interaction is Interaction.CHOICES:
        asked.set("maxChoices", str(content.at_most or 0))
        asked.set("minChoices", str(content.at_least))
    _listed(asked, "simpleChoice", content)
    return [asked]


def _both_ends(content: Content, key: Key) -> list[Any]:
    ends = ENDS[content.interaction]
    places = ((FIRST, "", ends[0]), (LAST, "w", ends[1]))[: 2 if content.asks_both else 1]
    asked = []
    for response, before, said in places:
        one = etree.Element("choiceInteraction", responseIdentifier=response)
        one.set("shuffle", "true")
        one.set("maxChoices", "1")
        if content.asks_both:
            etree.SubElement(one, "prompt").text = said
        _listed(one, "simpleChoice", content, before=before)
        if isinstance(key, ForcedKey):
            for element, code in zip(one.findall("simpleChoice"), content.codes, strict=True):
                element.set("label", key.scales[code])
        asked.append(one)
    return asked


def _order(content: Content, _key: Key) -> list[Any]:
    asked = etree.Element("orderInteraction", responseIdentifier=FIRST, shuffle="true")
    _listed(asked, "simpleChoice", content)
    return [asked]


def _match(content: Content, _key: Key) -> list[Any]:
    asked = etree.Element("matchInteraction", responseIdentifier=FIRST, shuffle="true")
    asked.set("maxAssociations", str(len(content.options)))
    for options, most in ((content.options, "1"), (content.targets, "0")):
        group = etree.SubElement(asked, "simpleMatchSet")
        for option in options:
            one = etree.SubElement(group, "simpleAssociableChoice")
            one.set("identifier", ("t" if most == "0" else "") + option.code)
            one.set("matchMax", most)
            if option.is_fixed:
                one.set("fixed", "true")
            _fill(one, option, content)
    return [asked]


def _short(content: Content, _key: Key) -> list[Any]:
    paragraph = etree.Element("p")
    asked = etree.SubElement(paragraph, "textEntryInteraction", responseIdentifier=FIRST)
    asked.set("expectedLength", str(content.text_limit))
    return [paragraph]


def _essay(content: Content, _key: Key) -> list[Any]:
    asked = etree.Element("extendedTextInteraction", responseIdentifier=FIRST)
    asked.set("expectedLength", str(content.text_limit))
    return [asked]


_INTERACTIONS: Mapping[Interaction, Callable[[Content, Key], list[Any]]] = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choice,
    Interaction.LIKERT: _choice,
    Interaction.JUDGEMENT: _both_ends,
    Interaction.FORCED: _both_ends,
    Interaction.ORDER: _order,
    Interaction.MATCH: _match,
    Interaction.SHORT_TEXT: _short,
    Interaction.ESSAY: _essay,
}
