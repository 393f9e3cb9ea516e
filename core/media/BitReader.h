// SPDX-License-Identifier: GPL-3.0-or-later
// Bounded reading of bit fields, most significant bit first (ISO/IEC 14496-10 section 7.2 and 9.1). Reading
// past the end gives zeros and sets failed(): a parser reads a whole structure and asks once. Thread: any; a
// value over memory that must outlive it.
#pragma once

#include <QByteArrayView>

#include <algorithm>

namespace cuegate {

class BitReader
{
public:
    explicit BitReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] qint64 positionBits() const { return m_positionBits; }
    [[nodiscard]] qint64 positionBytes() const { return m_positionBits / 8; }
    [[nodiscard]] qint64 remainingBits() const { return qint64(m_bytes.size()) * 8 - m_positionBits; }
    [[nodiscard]] bool failed() const { return m_failed; }

    /// The next \p count bits, 0 to 32.
    quint32 bits(int count)
    {
        if (m_failed || count > remainingBits()) {
            m_failed = true;
            return 0;
        }
        quint64 value = 0;
        for (int left = count; left > 0;) {
            const auto byte = static_cast<quint8>(m_bytes[qsizetype(m_positionBits / 8)]);
            const int used = int(m_positionBits % 8);
            const int taken = std::min(8 - used, left);
            value = value << taken | (quint32(byte) >> (8 - used - taken) & ((1U << taken) - 1));
            m_positionBits += taken;
            left -= taken;
        }
        return static_cast<quint32>(value);
    }
    bool flag() { return bits(1) != 0; }

    void skip(qint64 countBits)
    {
        if (m_failed || countBits < 0 || countBits > remainingBits())
            m_failed = true;
        else
            m_positionBits += countBits;
    }
    void alignToByte() { skip((8 - m_positionBits % 8) % 8); }

    /// Exp-Golomb, ue(v): 0 to 2^32 - 2.
    quint32 ue()
    {
        int zeros = 0;
        while (!m_failed && !flag()) {
            if (++zeros > 31)
                m_failed = true;
        }
        if (m_failed)
            return 0;
        return static_cast<quint32>((quint64(1) << zeros) - 1 + bits(zeros));
    }
    /// se(v)
    qint32 se()
    {
        const quint32 code = ue();
        const auto half = static_cast<qint32>(code / 2);
        return code % 2 ? half + 1 : -half;
    }

private:
    QByteArrayView m_bytes;
    qint64 m_positionBits = 0;
    bool m_failed = false;
};

} // namespace cuegate
