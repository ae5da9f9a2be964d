// SPDX-License-Identifier: Apache-2.0
// Patterns of files in a configuration, read as .gitignore reads them: "*" and "?" stay within one name, "**" crosses folders,
// "[a-z]" and "[!a-z]" are one character; a pattern without "/" (but at its end) is looked for in every folder, one with "/" from the
// folder of the configuration on; what matches a folder matches everything below it; "/" at the end: folders only.
#ifndef STET_ENGINE_CONFIG_GLOB_H
#define STET_ENGINE_CONFIG_GLOB_H

#include "base/str.h"

enum { STET_GLOB_LONGEST = 255 }; // code points

// NULL: `pattern` is well-formed; else half a sentence that says what is wrong with it.
const char *stet_glob_fault(struct stet_str pattern);
// `path` is relative to the pattern's folder, with "/" and without "." or "..". Time: length of one times the other.
bool stet_glob_match(struct stet_str pattern, struct stet_str path);
// The same, but what lies below a folder that matches does not. `folder`: `path` is one.
bool stet_glob_match_entry(struct stet_str pattern, struct stet_str path, bool folder);

#endif
