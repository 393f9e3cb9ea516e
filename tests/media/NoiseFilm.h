// SPDX-License-Identifier: GPL-3.0-or-later
// A minute of H.264 and AAC that is large for what it shows, for tests of what is long to come. Thread: any;
// blocks until ffmpeg ends.
#pragma once

#include "tests/media/FfmpegFile.h"

namespace cuegate::test {

/// Noise keeps the encoder at its rate (\p rate of ffmpeg's -b:v). \p options, without spaces in them, are
/// put before the output.
inline bool makeNoiseFilm(const QString &path, int noise, const QString &rate, const QString &options)
{
    const QString picture = QStringLiteral("testsrc2=s=320x180:r=25:d=60,noise=alls=%1:allf=t").arg(noise);
    const QString command =
        QStringLiteral("-f lavfi -i %1 -f lavfi -i sine=f=440:r=48000:d=60 -c:v libx264 -preset "
                       "ultrafast -b:v %2 -pix_fmt yuv420p -c:a aac %3")
            .arg(picture, rate, options);
    return ffmpeg(command.split(QLatin1Char(' '), Qt::SkipEmptyParts) + QStringList{path}).has_value();
}

} // namespace cuegate::test
