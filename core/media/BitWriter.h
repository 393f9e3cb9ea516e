// SPDX-License-Identifier: GPL-3.0-or-later
// Writing of bit fields, most significant bit first.
// Thread: any; a value.
#pragma once

#include <QByteArray>

namespace cuegate {

class BitWriter
{
public:
    /// The lowest \p count bits of \p value, 0 to 32.
    void bits(quint32 value, int count)
    {
        for (int i = count - 1; i >= 0; --i) {
            if (m_used == 0)
                m_bytes.append('\0');
            if (value >> i & 1)
                m_bytes.back() = static_cast<char>(m_bytes.back() | 0x80 >> m_used);
            m_used = (m_used + 1) % 8;
        }
    }
    void alignToByte() { m_used = 0; }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
    int m_used = 0; ///< bits used of the last byte; 0: none or all
};

} // namespace cuegate
