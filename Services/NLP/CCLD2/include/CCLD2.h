// A C face for CLD2, which is C++: one function, no state, nothing kept between calls.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Up to three languages of a text. Codes are static strings of CLD2's own (mostly ISO 639-1), never null.
struct dossier_cld2_result {
  const char *code[3];
  // Percent of the text's letters, 0 for a place not used.
  int32_t percent[3];
  // How many bytes of the text were letters that counted.
  int32_t letter_bytes;
  // Whether the first language is clearly ahead of the next.
  bool is_reliable;
  // Bytes before the first one that is not UTF-8; smaller than the length, nothing else is set.
  int32_t valid_bytes;
};

// Detects the languages of plain text. Reads `length` bytes, and never past them.
void dossier_cld2_detect(const char *text, int32_t length, struct dossier_cld2_result *result);

#ifdef __cplusplus
}
#endif
