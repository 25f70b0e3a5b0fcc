// CLD2's headers use FILE without including its header.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "CCLD2.h"

void dossier_cld2_detect(const char *text, int32_t length, dossier_cld2_result *result) {
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percent[3] = {0, 0, 0};
  double scores[3] = {0, 0, 0};
  int letter_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, length, /*is_plain_text=*/true, &hints, /*flags=*/0, languages, percent, scores,
      /*resultchunkvector=*/nullptr, &letter_bytes, &is_reliable, &valid_bytes);
  for (int place = 0; place < 3; place++) {
    result->code[place] = CLD2::LanguageCode(languages[place]);
    result->percent[place] = percent[place];
  }
  result->letter_bytes = letter_bytes;
  result->is_reliable = is_reliable;
  result->valid_bytes = valid_bytes;
}
