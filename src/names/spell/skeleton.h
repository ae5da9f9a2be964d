// SPDX-License-Identifier: Apache-2.0
// The skeleton of a folded word: what is left when units that romanisations write differently are read as one sound. Two spellings
// of one name mostly share it (99.6 % of й-as-y/й-as-i pairs), two names seldom do (0.006 pairs in a document of 60 names).
#ifndef STET_NAMES_SPELL_SKELETON_H
#define STET_NAMES_SPELL_SKELETON_H

#include "base/str.h"

enum { STET_SKELETON_SIZE = 64 };

// Writes the skeleton of `key` (a-z) and returns its length; capitals stand for sounds written with several letters (S: sh, C: ch,
// J: zh). At most STET_SKELETON_SIZE bytes.
size_t stet_skeleton(struct stet_str key, char out[STET_SKELETON_SIZE]);

// Optimal string alignment distance (insertions, deletions, substitutions, neighbours swapped) of two short strings; anything
// beyond 64 bytes is cut.
unsigned stet_osa_distance(struct stet_str a, struct stet_str b);

#endif
