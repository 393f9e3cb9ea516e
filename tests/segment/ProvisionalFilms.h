// SPDX-License-Identifier: GPL-3.0-or-later
// A film of 90 s in containers without an index, and provisional titles of them. Thread: one at a time;
// blocks.
#pragma once

#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/segment/ProvisionalTitle.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/CountingSource.h"

#include <QFile>
#include <QTemporaryDir>

namespace cuegate::test {

class ProvisionalFilms
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    /// film.mkv, and of it film.ts, live.mkv (Clusters of unknown size), nocues.mkv, film.flv, and FLV with a
    /// list of keyframes: listed.flv, late.flv (from half a second on), and of its sound alone: sound.flv.
    [[nodiscard]] bool make()
    {
        using namespace Qt::StringLiterals;
        const auto made = [this](const QString &from, const QString &options, const QString &name) {
            return ffmpeg(from.split(u' ') + options.split(u' ') + QStringList{path(name)}).has_value();
        };
        const QString film = path(u"film.mkv"_s);
        const auto copied = [&](const QString &options, const QString &name) {
            return made(QString(u"-i "_s + film), QString(u"-c copy "_s + options).simplified(), name);
        };
        // A short first group of pictures and one of 11 s: a segment of six seconds stays empty.
        const bool isMade =
            made(u"-f lavfi -i testsrc2=s=320x180:r=25:d=90,noise=alls=20:allf=t -f lavfi -i "
                 "sine=f=440:r=48000:d=90"_s,
                 u"-c:v libx264 -preset ultrafast -bf 2 -g 1000 -b:v 3M -pix_fmt yuv420p -c:a aac -b:a 96k "
                 "-sc_threshold 0 -force_key_frames "
                 "0,0.4,3,8,19,20,26,31,37,42,44,50,55.5,61,64,70,75,81,86"_s,
                 u"film.mkv"_s) &&
            copied({}, u"film.ts"_s) && copied(u"-live 1 -f matroska"_s, u"live.mkv"_s) &&
            copied({}, u"film.flv"_s) && copied(u"-flvflags add_keyframe_index"_s, u"listed.flv"_s) &&
            made(QString(u"-itsoffset 0.5 -i "_s + path(u"film.flv"_s)),
                 u"-c copy -copyts -flvflags add_keyframe_index"_s, u"late.flv"_s) &&
            copied(u"-vn"_s, u"sound.flv"_s) &&
            runProgram(u"mkvmerge"_s, {u"-q"_s, u"--disable-lacing"_s, u"-o"_s, path(u"nocues.mkv"_s),
                                       u"--cues"_s, u"0:none"_s, u"--cues"_s, u"1:none"_s, film});
        return isMade;
    }

    /// Whose times only counting tells: of film.mkv film.ismv (no tfdt), and noindex.avi (H.264 without
    /// B-frames and MP3), asp.avi (MPEG-4 with B-frames and AC-3)
    /// and broken.avi (noindex.avi as a recording leaves it that breaks off: no length anywhere).
    [[nodiscard]] bool makeCounted()
    {
        using namespace Qt::StringLiterals;
        const auto made = [this](const QString &name, const QString &options) {
            return ffmpeg(QStringList{u"-i"_s, path(u"film.mkv"_s)} + options.split(u' ') +
                          QStringList{path(name)})
                .has_value();
        };
        if (!made(u"film.ismv"_s, u"-c copy -f ismv"_s) ||
            !made(u"whole.avi"_s,
                  u"-c:v libx264 -preset ultrafast -bf 0 -g 1000 -b:v 3M -sc_threshold 0 "
                  "-force_key_frames 0,0.4,3,8,19,20,26,31,37,42,44,50,55.5,61,64,70,75,81,86 "
                  "-c:a libmp3lame -b:a 96k"_s) ||
            !made(u"asp-whole.avi"_s, u"-t 87.5 -c:v mpeg4 -bf 2 -g 75 -b:v 2M -c:a ac3 -b:a 96k"_s))
            return false;
        const auto whole = bytesOf(u"whole.avi"_s);
        const auto asp = bytesOf(u"asp-whole.avi"_s);
        QByteArray broken = withoutIndex(whole);
        for (qsizetype at = broken.indexOf("strh"); at > 0; at = broken.indexOf("strh", at + 4))
            broken.replace(at + 8 + 32, 4, QByteArray(4, '\0')); // dwLength
        broken.replace(4, 4, QByteArray(4, '\0'));
        broken.replace(broken.indexOf("movi") - 4, 4, QByteArray(4, '\0'));
        return write(u"noindex.avi"_s, withoutIndex(whole)) && write(u"broken.avi"_s, broken) &&
               write(u"asp.avi"_s, withoutIndex(asp));
    }

    /// \p counting says what is read of it.
    [[nodiscard]] Result<std::shared_ptr<const Title>>
    open(const QString &name, std::shared_ptr<CountingSource> *counting = nullptr) const
    {
        auto file = FileByteSource::open(path(name));
        if (!file)
            return std::unexpected(file.error());
        const auto source = std::make_shared<CountingSource>(*std::move(file));
        if (counting)
            *counting = source;
        const auto found = probe(*source, name, {});
        if (!found)
            return std::unexpected(found.error());
        if (!canBeProvisional(**found))
            return fail(ErrorKind::Unsupported, QStringLiteral("it cannot be provisional"));
        return makeProvisionalTitle(source, **found, {}, {});
    }

    [[nodiscard]] QByteArray bytesOf(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    /// ffmpeg writes both kinds.
    static QByteArray withoutIndex(QByteArray avi)
    {
        const qsizetype movi = avi.indexOf("movi");
        for (qsizetype at = avi.indexOf("indx"); at > 0 && at < movi; at = avi.indexOf("indx", at))
            avi.replace(at, 4, "JUNK");
        return avi.left(avi.lastIndexOf("idx1"));
    }

private:
    QTemporaryDir m_directory;
};

} // namespace cuegate::test
