"""What reaches a person: e-mail, telephone and web addresses in a line, and the labels before them.

It refuses to know what else stands on the line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from index.address import can_be_followed
from index.lexicon import folded_set
from index.models import Fact
from index.passage import Passage
from index.private import find_phones

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w@])")
_LINK = re.compile(
    r"https?://[^\s<>()|·•,;\]]{3,300}|"
    r"(?<![\w@./-])(?:www\.)?(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){1,4}(?:com|"
    r"org|net|io|dev|ai|app|me|co|uk|de|fr|es|it|nl|se|no|fi|dk|ch|at|be|pl|pt|ie|eu|us|ca|au|"
    r"nz|in|jp|kr|cn|sg|br|mx|za|info|design|page|site|tech|blog|works|studio|art|edu|gov|"
    r"example|xyz|online|photography|music|health|academy|consulting|engineer|engineering|law|"
    r"biz|name|pro|link|in|ly|gg|tv|fm|be|cloud|codes|systems|space|world|press|media|gallery|"
    r"photos|museum|science|test)(?:/[^\s<>()|·•,;\]]{0,200})?(?![\w@-])",
    re.IGNORECASE,
)
_NO_HOST = re.compile(r"(?!www\.)[A-Za-z]*[A-Z]+\.[A-Za-z]+")  # "ASP.NET Developer" names no address
_HANDLE = re.compile(
    r"(?<!\w)(?:linkedin|github|gitlab|twitter|x|mastodon|orcid|website|web|portfolio|"
    r"homepage|blog|behance|dribbble|url|site)\s*:\s*(?P<handle>[^\s|·•,;]{3,120})",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:e-?mail(?: address)?|mail|online|phone|telephone|tel|mobile|mob|cell|website|web|linkedin|github|"
    r"portfolio|address|location|based in|home|contact|city|lives in|url|homepage|residence|"
    r"current location|phone number|ph|name|full name|profession|occupation|designation"
    r"|current role|nationality|téléphone|tél|courriel|adresse|domicile|telefon|handy|anschrift|wohnort"
    r"|teléfono|correo|móvil|dirección|ciudad|web ?seite)\s*[.:]\s*"
    r"|[metpw]\s*\.?:\s*"  # not "E. Jane Holloway"
    r"|(?:电话|手机|手机号码?|联系电话|邮箱|电子邮箱|邮件|地址|现居地?|现居城市|所在城市|居住地|电子邮件|所在地|微信"
    r"|電話番?号?|携帯|メール|住所|現住所|전화|연락처|이메일|주소)\s*[:：]?\s*",
    re.IGNORECASE,
)


@dataclass
class ContactData:
    """What the lines read so far say of how to reach the person; of several addresses the first counts."""

    email: Fact | None = None
    phone: Fact | None = None
    links: list[Fact] = field(default_factory=list)
    dead_links: list[str] = field(default_factory=list)  # addresses that no visitor can follow
    placed: list[tuple[int, int]] = field(default_factory=list)  # raw offsets of words read and understood

    def add_link(self, link: Fact) -> None:
        """One more link, unless it is known."""
        if link.text.casefold() not in {known.text.casefold() for known in self.links}:
            self.links.append(link)


Stretches = list[tuple[int, int]]
"""Clean characters of a line, `low:high`."""


def is_contact_line(text: str) -> bool:
    """Whether a line is an e-mail address, a number or a web address and nothing else, its label aside."""
    bare = LABEL.sub("", text.strip(), count=1) if LABEL.match(text.strip()) else text.strip()
    if not bare or len(bare) > 100:
        return False
    if _EMAIL.fullmatch(bare) or _LINK.fullmatch(bare):
        return True
    phones = find_phones(bare, contact=True)
    return len(phones) == 1 and phones[0][1] - phones[0][0] >= len(bare) - 2


def has_contact(text: str) -> bool:
    """Whether an e-mail address, a number or a web address stands anywhere in the text."""
    return bool(_EMAIL.search(text[:2000]) or find_phones(text[:2000]) or _LINK.search(text[:2000]))


def take_contact(data: ContactData, passage: Passage) -> Stretches:
    """Takes e-mail, links and telephone out of a line into `data`; returns where they stood."""
    taken: Stretches = []
    for take in (
        _take_emails,
        _take_addresses,
        _take_phones,
        _take_handles,
        _take_marked_up,
        _take_targets,
    ):
        taken += take(data, passage, taken)
    return sorted(stretch for stretch in taken if stretch[0] < stretch[1])


def _take_emails(data: ContactData, passage: Passage, taken: Stretches) -> Stretches:
    found = [match.span() for match in _EMAIL.finditer(passage.text)]
    for low, high in found:
        fact = passage.fact(low, high)
        if data.email is None:
            data.email = fact
        elif fact:
            data.placed.append((fact.span.start, fact.span.end))
    return found


def _take_addresses(data: ContactData, passage: Passage, taken: Stretches) -> Stretches:
    """Web addresses as printed."""
    text = passage.text
    found: Stretches = []
    for match in _LINK.finditer(text):
        if any(low <= match.start() < high for low, high in taken) or _NO_HOST.fullmatch(match[0]):
            continue
        end = match.end()
        while end > match.start() and text[end - 1] in ".,;:":
            end -= 1
        if fact := passage.fact(match.start(), end):
            data.add_link(fact)
            found.append((match.start(), end))
    return found


def _take_phones(data: ContactData, passage: Passage, taken: Stretches) -> Stretches:
    found: Stretches = []
    for low, high in find_phones(passage.text, contact=True):
        if any(start <= low < end for start, end in taken):
            continue
        fact = passage.fact(low, high)
        if data.phone is None:
            data.phone = fact
        elif fact:
            data.placed.append((fact.span.start, fact.span.end))
        found.append((low, high))
    return found


def _take_handles(data: ContactData, passage: Passage, taken: Stretches) -> Stretches:
    """What stands behind the name of a site: "GitHub: annlee"."""
    found: Stretches = []
    for match in _HANDLE.finditer(passage.text):
        low, high = match.span("handle")
        if any(start < high and low < end for start, end in taken):
            continue
        if fact := passage.fact(low, high):
            found.append((low, high))
            if can_be_followed(fact.text):
                data.links.append(fact)
            else:
                data.dead_links.append(fact.text)
                data.placed.append((fact.span.start, fact.span.end))
    return found


def _take_marked_up(data: ContactData, passage: Passage, taken: Stretches) -> Stretches:
    """Links printed as words: "[LinkedIn](https://…)" gives the address."""
    raw, starts = passage.sheet.document.text, passage.clean.starts
    found: Stretches = []
    for level in passage.clean.constructs:
        for start, label_start, label_end, end in level:
            target = re.match(r"\]\(((?:https?://|www\.)[^\s()]{3,300})\)", raw[label_end : end + 1])
            label = raw[label_start:label_end]
            if raw[start] != "[" or not target or _LINK.search(label) or _EMAIL.search(label):
                continue
            low = label_end + 2
            data.add_link(Fact(text=target[1], span=passage.sheet.span(low, low + len(target[1]))))
            data.placed.append((label_start, label_end))
            found.append((bisect_left(starts, label_start), bisect_left(starts, label_end)))
    return found


def _take_targets(data: ContactData, passage: Passage, taken: Stretches) -> Stretches:
    """The targets of links whose words are only a label ("LinkedIn"), in formats that keep them apart."""
    found: Stretches = []
    for link in passage.sheet.links(passage.start, passage.end):
        low = bisect_left(passage.clean.starts, link.start)
        high = bisect_left(passage.clean.starts, link.end)
        if low >= high or any(start < high and low < end for start, end in taken):
            continue  # the words are the address itself
        label = passage.fact(low, high)
        if label is None:
            continue
        target = link.target
        if target.lower().startswith("mailto:"):
            address = target[7:].split("?")[0]
            if data.email is None and _EMAIL.fullmatch(address):
                data.email = Fact(text=address, span=label.span)
                found.append((low, high))
            continue
        data.add_link(Fact(text=target, span=label.span))
        if _stands_for(label.text, target):
            found.append((low, high))
    return found


def _stands_for(label: str, target: str) -> bool:
    """Whether a link's words are only another form of its address ("LinkedIn", "@ada-l", "Portfolio"): a
    name or an employer may be linked, too, and is read like any other words."""
    words = label.casefold().split()
    site = target.casefold()
    return " ".join(words) in folded_set("contact", "link_labels") or (
        len(words) <= 2 and all(word.strip("/@.:") in site for word in words)
    )
