// SPDX-License-Identifier: GPL-3.0-or-later
// Writes nested boxes whose sizes are filled in when they end (ISO/IEC 14496-12 section 4.2).
// Thread: any; a value.
#pragma once

#include "core/base/ByteWriter.h"

namespace cuegate {

class BoxWriter : public ByteWriter
{
public:
    /// Ends its box when it goes out of scope.
    class [[nodiscard]] Box
    {
    public:
        Box(BoxWriter &writer, const char (&type)[5])
            : m_writer(writer)
            , m_start(writer.size())
        {
            writer.u32(0);
            writer.append(QByteArrayView(type, 4));
        }
        Box(BoxWriter &writer, const char (&type)[5], quint8 version, quint32 flags)
            : Box(writer, type)
        {
            writer.u8(version);
            writer.u24(flags);
        }
        Box(const Box &) = delete;
        Box &operator=(const Box &) = delete;
        ~Box() { m_writer.patchU32(m_start, quint32(m_writer.size() - m_start)); }

    private:
        BoxWriter &m_writer;
        qsizetype m_start;
    };
};

} // namespace cuegate
