// SPDX-License-Identifier: GPL-3.0-or-later
// Matroska whose Cues are false. Thread: any.
#pragma once

#include "core/base/EbmlReader.h"
#include "core/media/MatroskaIds.h"

#include <QFile>

#include <vector>

namespace cuegate::test {

/// Of the file's CuePoints all but the first and the last few are \p lateMs late.
inline bool copyWithLateCues(const QString &from, const QString &to, qint64 lateMs)
{
    QFile in(from);
    QFile out(to);
    if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly))
        return false;
    const QByteArray bytes = in.readAll();
    QByteArray late = bytes;
    std::vector<QByteArrayView> times;
    EbmlReader file(bytes, 0);
    while (file.next()) {
        EbmlReader segment = file.children();
        while (file.id() == mkv::Segment && segment.next()) {
            EbmlReader cues = segment.children();
            while (segment.id() == mkv::Cues && cues.next()) {
                EbmlReader point = cues.children();
                while (point.next()) {
                    if (point.id() == mkv::CueTime)
                        times.push_back(point.payload());
                }
            }
        }
    }
    constexpr size_t kTrue = 4;
    for (size_t i = kTrue; i + kTrue < times.size(); ++i) {
        qint64 time = lateMs;
        for (qsizetype at = 0; at < times[i].size(); ++at)
            time += qint64(quint8(times[i][at])) << (8 * (times[i].size() - 1 - at));
        for (qsizetype at = times[i].size() - 1; at >= 0; --at, time >>= 8)
            late[times[i].data() - bytes.constData() + at] = char(time & 0xff);
    }
    return times.size() > 3 * kTrue && out.write(late) == late.size();
}

} // namespace cuegate::test
