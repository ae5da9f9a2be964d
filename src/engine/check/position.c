// SPDX-License-Identifier: Apache-2.0
#include "engine/check/position.h"

#include "base/utf8.h"

void stet_position_init(struct stet_position *position, struct stet_str text)
{
    *position = (struct stet_position){.text = text, .line = 1, .column_cp = 1};
}

void stet_position_seek(struct stet_position *position, size_t byte)
{
    if (byte < position->byte)
        stet_position_init(position, position->text);
    if (byte > position->text.size)
        byte = position->text.size;
    while (position->byte < byte) {
        size_t next = position->byte;
        uint32_t c = stet_utf8_next(position->text, &next);
        bool inside_crlf =
            c == '\r' && next < position->text.size && position->text.data[next] == '\n';
        if (c == '\n' || (c == '\r' && !inside_crlf)) {
            position->line++;
            position->column_cp = 1;
        } else if (!(c == 0xfeff && position->byte == 0)) {
            position->column_cp++;
        }
        position->byte = next;
    }
}
