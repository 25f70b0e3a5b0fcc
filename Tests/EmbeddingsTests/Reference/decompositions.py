"""Writes Services/NLP/Embeddings/CanonicalDecompositions.swift: Unicode's canonical decompositions, one step each.

usage: python3 decompositions.py > Services/NLP/Embeddings/CanonicalDecompositions.swift
Hangul syllables are left out, since they decompose by arithmetic.
"""
import unicodedata

entries = []
for code in range(0x80, 0x110000):
    if 0xAC00 <= code <= 0xD7A3:
        continue
    decomposition = unicodedata.decomposition(chr(code))
    if not decomposition or decomposition.startswith("<"):
        continue
    parts = [int(part, 16) for part in decomposition.split()]
    assert len(parts) <= 2
    entries.append(code << 42 | parts[0] << 21 | (parts[1] if len(parts) == 2 else 0))

print("// Written by Tests/EmbeddingsTests/Reference/decompositions.py; not edited by hand.")
print()
print("extension UnicodeFolding {")
print(f"  /// One step of Unicode {unicodedata.unidata_version}'s canonical decompositions, in order of the scalar:")
print("  /// the scalar in bits 42 and up, its first part from bit 21, its second (or zero) from bit 0.")
print("  static let canonicalDecompositions: [UInt64] = [")
for start in range(0, len(entries), 5):
    print("    " + " ".join(f"0x{entry:016x}," for entry in entries[start : start + 5]))
print("  ]")
print("}")
