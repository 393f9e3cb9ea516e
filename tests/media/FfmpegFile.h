// SPDX-License-Identifier: GPL-3.0-or-later
// Files made by the ffmpeg program while a test runs, and what ffmpeg and ffprobe say of them: an outside
// judge. Thread: any; blocks until the program ends.
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <QtEndian>

#include <optional>

namespace cuegate::test {

inline bool hasProgram(const QString &name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

enum class Warnings { Fail, Pass }; ///< mkvmerge's exit code 1

/// Standard output; nothing if the program is missing or fails.
inline std::optional<QByteArray> runProgram(const QString &program, const QStringList &arguments,
                                            Warnings warnings = Warnings::Fail)
{
    constexpr int kTimeoutMs = 90'000;
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(kTimeoutMs)) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    if (process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() > (warnings == Warnings::Pass ? 1 : 0))
        return std::nullopt;
    return process.readAllStandardOutput();
}

inline std::optional<QByteArray> ffmpeg(const QStringList &arguments)
{
    return runProgram(QStringLiteral("ffmpeg"),
                      QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")} +
                          arguments);
}

/// The first stream of \p path as ffprobe's JSON has it.
inline QJsonObject probedStream(const QString &path)
{
    const auto json =
        runProgram(QStringLiteral("ffprobe"),
                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_streams"),
                    QStringLiteral("-of"), QStringLiteral("json"), path});
    if (!json)
        return {};
    return QJsonDocument::fromJson(*json)
        .object()
        .value(QStringLiteral("streams"))
        .toArray()
        .at(0)
        .toObject();
}

/// The payload of the first box of this type, found by its name wherever it is.
inline QByteArray boxPayload(const QByteArray &movie, const char *type)
{
    const qsizetype at = movie.indexOf(type);
    if (at < 4)
        return {};
    const auto sizeBytes = qFromBigEndian<quint32>(movie.constData() + at - 4);
    return movie.mid(at + 4, qsizetype(sizeBytes) - 8);
}

/// The first sample of the only track of an MP4 file.
inline QByteArray firstSampleOf(const QByteArray &movie)
{
    const QByteArray sizes = boxPayload(movie, "stsz");
    const QByteArray chunks = boxPayload(movie, "stco");
    if (sizes.size() < 12 || chunks.size() < 12)
        return {};
    const auto sameSize = qFromBigEndian<quint32>(sizes.constData() + 4);
    const auto ownSize =
        sameSize != 0 || sizes.size() < 16 ? sameSize : qFromBigEndian<quint32>(sizes.constData() + 12);
    return movie.mid(qFromBigEndian<quint32>(chunks.constData() + 8), ownSize);
}

/// Matroska's CodecPrivate, found by its element id; sizes below 2^14 only.
inline QByteArray codecPrivateOf(const QByteArray &matroska)
{
    const qsizetype at = matroska.indexOf(QByteArray::fromHex("63a2"));
    if (at < 0)
        return {};
    const auto first = static_cast<quint8>(matroska[at + 2]);
    if (first & 0x80)
        return matroska.mid(at + 3, first & 0x7f);
    return matroska.mid(at + 4, (first & 0x3f) << 8 | static_cast<quint8>(matroska[at + 3]));
}

} // namespace cuegate::test
