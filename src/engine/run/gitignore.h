// SPDX-License-Identifier: Apache-2.0
// .gitignore as git reads it, without asking git: folders that are no work tree may have such files too, and a folder of ten thousand
// articles must not start a program for each.
//
//     const struct stet_gitignore *top = stet_gitignore_outside(&arena, "/home/a/site/content");
//     const struct stet_gitignore *here = stet_gitignore_enter(&arena, top, "/home/a/site/content");
//     if (stet_gitignore_matches(here, "/home/a/site/content/draft.md", false)) ...
#ifndef STET_ENGINE_RUN_GITIGNORE_H
#define STET_ENGINE_RUN_GITIGNORE_H

#include "base/arena.h"

struct stet_gitignore; // the patterns of a folder and of those above it; NULL: none

// The patterns of the folders above `folder` (absolute, without links) up to the top of its work tree, and of .git/info/exclude. NULL
// outside of a work tree, and where these patterns leave out `folder` itself: who names an ignored folder wants it read.
const struct stet_gitignore *stet_gitignore_outside(struct stet_arena *arena, const char *folder);
// `above` and the .gitignore of `folder`, if it has one.
const struct stet_gitignore *stet_gitignore_enter(struct stet_arena *arena,
                                                  const struct stet_gitignore *above,
                                                  const char *folder);
// Does the last pattern that matches `path` (absolute) leave it out? The folders above it are not asked: who walks does not enter them.
bool stet_gitignore_matches(const struct stet_gitignore *patterns, const char *path, bool folder);

#endif
