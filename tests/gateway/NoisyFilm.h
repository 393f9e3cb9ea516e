// SPDX-License-Identifier: GPL-3.0-or-later
// A film of half a minute and some megabytes: more than is read of it before somebody plays it.
#pragma once

#include "tests/media/FfmpegFile.h"

#include <QFile>
#include <QTemporaryDir>

namespace cuegate::test {

using namespace Qt::StringLiterals;

/// Matroska; empty without ffmpeg.
inline QByteArray noisyFilm()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"film.mkv"_s);
    if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=30"_s, u"-vf"_s,
                 u"noise=alls=60:allf=t"_s, u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-b:v"_s,
                 u"2M"_s, u"-g"_s, u"48"_s, path}))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace cuegate::test
