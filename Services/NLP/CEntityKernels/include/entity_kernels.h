// The inner loops of EntityTagger's network: two products of small matrices, in C for the sake of the vector units.
//
// Swift compiles for the oldest x86-64; C can hold a second version for AVX2 and FMA and choose at run time. Nothing
// here allocates, keeps state, or checks: EntityTagger's Kernels.swift is the only caller and owns all sizes.
#ifndef ENTITY_KERNELS_H
#define ENTITY_KERNELS_H

#include <stddef.h>

// Inputs of a matrix, and of a block's rows.
#define ENTITY_WIDTH 96
// Rows of a block; their values stand side by side: [ENTITY_WIDTH][ENTITY_ROWS].
#define ENTITY_ROWS 4
// Units of a panel, and the pieces of each of which the largest counts.
#define ENTITY_LANES 8
#define ENTITY_PIECES 3
// Columns of a panel: [ENTITY_WIDTH][ENTITY_PIECES][ENTITY_LANES].
#define ENTITY_PANEL (ENTITY_PIECES * ENTITY_LANES)
// Values of a block of pairs transformed for Winograd's F(2,3): [4][ENTITY_WIDTH][ENTITY_ROWS].
#define ENTITY_TRANSFORMED (4 * ENTITY_WIDTH * ENTITY_ROWS)

// Multiplies `blocks` blocks with a matrix of `panels` panels: row r of block b goes to
// `target + (b * ENTITY_ROWS + r) * stride`, `panels * ENTITY_PANEL` values.
void entity_multiply(
    const float *_Nonnull source, size_t blocks, const float *_Nonnull matrix, size_t panels, float *_Nonnull target,
    size_t stride);

// The convolution of transformed blocks (four pairs of outputs each) with four matrices (panel by panel), plus the bias
// (in panel order), reduced to each unit's largest piece: `blocks * 8` rows of ENTITY_WIDTH values.
void entity_convolve(
    const float *_Nonnull source, size_t blocks, const float *_Nonnull matrix, const float *_Nonnull bias,
    float *_Nonnull target);

#endif
