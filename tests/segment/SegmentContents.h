// SPDX-License-Identifier: GPL-3.0-or-later
// What fMP4 segments hold, whatever they are cut into. Thread: any; pure.
#pragma once

#include <QByteArrayList>
#include <QtEndian>

namespace cuegate::test {

/// What the segments hold, one after the other.
inline QByteArray contentsOf(const QByteArrayList &segments)
{
    QByteArray contents;
    for (const QByteArray &segment : segments) {
        for (qsizetype at = 0; at + 8 <= segment.size();) {
            const auto size = qFromBigEndian<quint32>(segment.constData() + at);
            if (segment.mid(at + 4, 4) == "mdat")
                contents += segment.mid(at + 8, size - 8);
            at += size;
        }
    }
    return contents;
}

} // namespace cuegate::test
