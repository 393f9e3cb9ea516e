// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary folder of the test sound in any codec that ffmpeg writes, and a table of such files, one of
// each codec that Cuegate converts. Thread: one at a time; blocks.
#pragma once

#include "tests/libav/TestSound.h"

#include <QTemporaryDir>
#include <QTest>

namespace cuegate::test {

class SoundFolder
{
public:
    [[nodiscard]] bool isValid() const { return m_directory.isValid(); }

    /// The file \p name, which ffmpeg makes of the sound with \p arguments. Empty if it cannot be made.
    [[nodiscard]] QString make(const QString &name, int rate, int channels, const QStringList &arguments)
    {
        using namespace Qt::StringLiterals;
        const QString path = m_directory.filePath(name);
        if (QFile::exists(path))
            return path;
        const QString raw = m_directory.filePath(u"%1-%2.f32"_s.arg(rate).arg(channels));
        if (!QFile::exists(raw) && !writeFloats(raw, testSound(rate, channels)))
            return {};
        const QStringList input{
            u"-f"_s, u"f32le"_s, u"-ar"_s, QString::number(rate), u"-ac"_s, QString::number(channels),
            u"-i"_s, raw};
        return runFfmpeg(input + arguments + QStringList{path}) ? path : QString();
    }

    /// The file of the current row of soundRows(). Empty if it cannot be made.
    [[nodiscard]] QString makeRow()
    {
        QFETCH(const int, rate);
        QFETCH(const int, channels);
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, suffix);
        return make(QStringLiteral("%1.%2").arg(QString::fromLatin1(QTest::currentDataTag()), suffix), rate,
                    channels, arguments);
    }

private:
    QTemporaryDir m_directory;
};

/// The data of a test. Of the columns, "layout" is what to convert to, and "mostDelay" by how many samples
/// ffmpeg's sound may be shifted against ours.
inline void soundRows()
{
    using namespace Qt::StringLiterals;
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<AacLayout>("layout");
    QTest::addColumn<int>("mostDelay");
    constexpr int kMillisecond = 44; // what Matroska leaves open
    const auto row = [](const char *name, int rate, int channels, const QString &arguments,
                        const QString &suffix = u"mkv"_s, AacLayout layout = AacLayout::Stereo,
                        int mostDelay = 1) {
        QTest::newRow(name) << rate << channels << arguments.split(u' ') << suffix << layout << mostDelay;
    };
    row("AC-3 5.1", 48'000, 6, u"-c:a ac3 -b:a 448k"_s);
    row("AC-3 5.1 as 5.1", 48'000, 6, u"-c:a ac3 -b:a 448k"_s, u"mkv"_s, AacLayout::Surround);
    row("AC-3 44.1 mono", 44'100, 1, u"-c:a ac3 -b:a 128k"_s);
    row("AC-3 in MP4", 48'000, 2, u"-c:a ac3 -b:a 256k"_s, u"mp4"_s);
    row("E-AC-3", 48'000, 2, u"-c:a eac3 -b:a 256k"_s);
    row("DTS 5.1", 48'000, 6, u"-c:a dca -strict -2"_s);
    row("TrueHD 5.1", 48'000, 6, u"-c:a truehd -strict -2"_s);
    row("FLAC 44.1", 44'100, 2, u"-c:a flac"_s);
    row("FLAC 96 5.1 as 5.1", 96'000, 6, u"-c:a flac"_s, u"mkv"_s, AacLayout::Surround);
    row("FLAC 96 mono", 96'000, 1, u"-c:a flac"_s);
    row("FLAC in MP4", 48'000, 2, u"-c:a flac -strict -2"_s, u"mp4"_s);
    row("Opus", 48'000, 2, u"-c:a libopus -b:a 160k"_s);
    row("Opus in MP4", 48'000, 2, u"-c:a libopus -b:a 160k"_s, u"mp4"_s);
    row("Vorbis 44.1", 44'100, 2, u"-c:a libvorbis -q:a 6"_s, u"webm"_s, AacLayout::Stereo, kMillisecond);
    row("MP3 44.1", 44'100, 2, u"-c:a libmp3lame -b:a 192k"_s);
    row("MP3 mono at 32k", 48'000, 1, u"-c:a libmp3lame -b:a 32k"_s);
    row("MP2", 48'000, 2, u"-c:a mp2 -b:a 256k"_s);
    row("PCM 44.1", 44'100, 2, u"-c:a pcm_s16le"_s);
    row("PCM 96", 96'000, 2, u"-c:a pcm_s24le"_s);
    row("PCM 16-bit in MOV", 48'000, 2, u"-c:a pcm_s16le"_s, u"mov"_s);
    row("AAC 22.05", 22'050, 2, u"-c:a aac -b:a 128k"_s);
    row("AAC in MP4", 44'100, 2, u"-c:a aac -b:a 192k"_s, u"mp4"_s);
    row("ALAC in MP4", 44'100, 2, u"-c:a alac"_s, u"mp4"_s);
    row("ALAC in Matroska", 44'100, 2, u"-c:a alac"_s);
    row("WMA", 44'100, 2, u"-c:a wmav2 -b:a 192k"_s, u"mkv"_s, AacLayout::Stereo, kMillisecond);
    row("32 kHz", 32'000, 2, u"-c:a flac"_s);
}

} // namespace cuegate::test
