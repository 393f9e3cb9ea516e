// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary folder of clips that the ffmpeg program makes of its patterns. Thread: one at a time; blocks.
#pragma once

#include "tests/media/FfmpegFile.h"

#include <QFile>
#include <QTemporaryDir>

#include <map>

namespace cuegate::test {

class ClipFolder
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    /// Makes the clip \p name of \p pattern, a graph of ffmpeg's filters, with \p options. Empty if it cannot
    /// be made.
    [[nodiscard]] QString make(const QString &name, const QString &pattern, const QString &options)
    {
        const QString source = drawn(pattern);
        QStringList arguments{QStringLiteral("-i"), source};
        arguments << options.split(QLatin1Char(' '), Qt::SkipEmptyParts) << path(name);
        return !source.isEmpty() && ffmpeg(arguments) ? path(name) : QString();
    }

private:
    /// Drawing takes longer than encoding: each pattern is drawn once and kept without loss.
    QString drawn(const QString &pattern)
    {
        const auto found = m_drawn.find(pattern);
        if (found != m_drawn.end())
            return found->second;
        const QString name = path(QStringLiteral("pattern%1.nut").arg(m_drawn.size()));
        const bool isMade = ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                    pattern, QStringLiteral("-c:v"), QStringLiteral("rawvideo"), name})
                                .has_value();
        return m_drawn[pattern] = isMade ? name : QString();
    }

    QTemporaryDir m_directory;
    std::map<QString, QString> m_drawn;
};

} // namespace cuegate::test
