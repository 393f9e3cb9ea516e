// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a text that comes in pieces into lines; of one that is too long it keeps nothing (FAULTS.md I9).
// Thread: any one.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

class LineSplitter
{
public:
    static constexpr qsizetype kMostLineBytes = 64 * 1024;

    /// Calls \p take with each line that ends in \p bytes, without its end.
    template <typename Take>
    void push(QByteArrayView bytes, Take take)
    {
        while (!bytes.isEmpty()) {
            const qsizetype end = bytes.indexOf('\n');
            if (end < 0)
                return keep(bytes);
            // A line that came as a whole is not copied.
            if (m_line.isEmpty() && !m_isTooLong && end <= kMostLineBytes) {
                take(bytes.first(end));
            } else {
                keep(bytes.first(end));
                finish(take);
            }
            bytes = bytes.sliced(end + 1);
        }
    }
    /// The same with the last line, which may have no end.
    template <typename Take>
    void finish(Take take)
    {
        if (!m_isTooLong && !m_line.isEmpty())
            take(QByteArrayView(m_line));
        m_tooLong += m_isTooLong ? 1 : 0;
        m_isTooLong = false;
        m_line.resize(0);
    }
    /// Lines that were left out.
    [[nodiscard]] qint64 tooLong() const { return m_tooLong; }

private:
    void keep(QByteArrayView bytes)
    {
        m_isTooLong = m_isTooLong || m_line.size() + bytes.size() > kMostLineBytes;
        if (m_isTooLong)
            m_line.resize(0);
        else
            m_line.append(bytes);
    }
    QByteArray m_line; // begun
    bool m_isTooLong = false;
    qint64 m_tooLong = 0;
};

} // namespace cuegate
