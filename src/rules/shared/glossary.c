// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/glossary.h"

#include <stdlib.h>

#include "base/error.h"

enum stet_status stet_glossary_make(struct stet_glossary *out, const struct stet_name_list *lists,
                                    size_t list_count, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    *out = (struct stet_glossary){.count = list_count};
    if (!list_count)
        return STET_OK;
    out->tables = stet_xcalloc(list_count, sizeof *out->tables);
    out->blobs = stet_xcalloc(list_count, sizeof *out->blobs);
    for (size_t i = 0; i < list_count && status == STET_OK; i++) {
        struct stet_buf *blob = &out->blobs[i];
        status = stet_terms_compile(blob, &lists[i], 1, true, err);
        if (status == STET_OK && !stet_terms_open(&out->tables[i], blob->data, blob->size))
            status =
                stet_fail(err, STET_ERROR_DATA, lists[i].path, 0, 0,
                          "the terms of the list need too much room; part it into several lists");
    }
    if (status != STET_OK)
        stet_glossary_release(out);
    return status;
}

void stet_glossary_release(struct stet_glossary *glossary)
{
    for (size_t i = 0; i < glossary->count && glossary->blobs; i++)
        stet_buf_release(&glossary->blobs[i]);
    free(glossary->blobs);
    free(glossary->tables);
    *glossary = (struct stet_glossary){0};
}
