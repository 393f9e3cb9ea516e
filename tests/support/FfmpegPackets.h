// SPDX-License-Identifier: GPL-3.0-or-later
// The packets of a file as ffmpeg's own demuxers read them (libavformat, as ffprobe -show_packets does): an
// outside judge, in this process since a program for each segment takes most of a test's time. Thread: any.
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace cuegate::test {

struct FfmpegPacket
{
    int stream = 0;
    QString specifier;                      ///< "v:0"
    std::optional<double> presentationTime; ///< seconds
    std::optional<double> decodeTime;       ///< seconds
    std::optional<double> duration;         ///< seconds
    std::optional<qint64> offsetBytes;      ///< where in the file it was found
    bool isKey = false;
    bool isDiscarded = false; ///< an edit list does not show it
    QByteArrayView payload;   ///< while the call lasts
};

/// Calls \p take for each packet in the order of the file; not at all if it cannot be read. \p options: of
/// the demuxer, as ffprobe takes them ("-advanced_editlist", "0").
void eachFfmpegPacket(const QString &path, const std::function<void(const FfmpegPacket &)> &take,
                      const QStringList &options = {});

} // namespace cuegate::test
