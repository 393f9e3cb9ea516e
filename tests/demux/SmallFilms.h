// SPDX-License-Identifier: GPL-3.0-or-later
// One film of six seconds in every container that is read, made by ffmpeg, with what probing and scanning say
// of each. Thread: any; blocks while ffmpeg runs.
#pragma once

#include "core/probe/FragmentProbe.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"

#include <QFile>
#include <QTemporaryDir>

#include <map>

namespace cuegate::test {

struct SmallFilm
{
    QByteArray bytes;
    std::shared_ptr<const MediaInfo> found;   ///< as probing says
    std::shared_ptr<const MediaInfo> indexed; ///< with keyframes
};

/// Movies that are called long are taken for such, whose fragments are not read one by one.
inline Result<std::shared_ptr<const MediaInfo>> probedFilm(const ByteSource &source, const QString &name)
{
    if (!name.startsWith(QLatin1StringView("long")))
        return probe(source, name, {});
    const auto head = source.read({0, 65536}, {});
    if (!head)
        return std::unexpected(head.error());
    auto movie = readMovieDescription(source, *head, {});
    if (!movie)
        return std::unexpected(movie.error());
    if (const auto probed = probeFragments(source, *head, *movie, {}); !probed)
        return std::unexpected(probed.error());
    return std::make_shared<const MediaInfo>(std::move(movie->info));
}

/// From the keyframe after a second to that after three, as searching finds them.
inline Result<SampleSpan> searchedSpan(const ByteSource &source, const MediaInfo &found)
{
    const quint32 timescale = searchTimescale(found);
    const auto first = keyframeNear(source, found, timescale, nullptr, {});
    if (!first)
        return std::unexpected(first.error());
    const auto next = keyframeNear(source, found, 3 * qint64(timescale), &*first, {});
    if (!next)
        return std::unexpected(next.error());
    return SampleSpan{timescale, first->time, next->time, first->offsetBytes, next->offsetBytes};
}

class SmallFilms
{
public:
    /// Says why if one cannot be made or read.
    [[nodiscard]] QString make()
    {
        using namespace Qt::StringLiterals;
        if (!makeFiles())
            return u"ffmpeg failed"_s;
        for (const QString &name : {u"film.mkv"_s, u"live.mkv"_s, u"film.ts"_s, u"film.flv"_s,
                                    u"listed.flv"_s, u"film.avi"_s, u"film.mp4"_s, u"text.mp4"_s,
                                    u"long-listed.mp4"_s, u"long.mp4"_s, u"scanned.mp4"_s, u"film.ogv"_s}) {
            SmallFilm film{contentOf(path(name)), {}, {}};
            const MemoryByteSource source(film.bytes);
            const auto found = probedFilm(source, name);
            if (!found)
                return found.error().within(name).message;
            film.found = *found;
            const auto indexed =
                film.found->indexKind == IndexKind::None ? scanIndex(source, *film.found, {}, {}) : found;
            if (!indexed)
                return indexed.error().within(name).message;
            film.indexed = *indexed;
            m_films[name] = film;
        }
        return {};
    }
    [[nodiscard]] const SmallFilm &operator[](const QString &name) const { return m_films.at(name); }
    [[nodiscard]] auto begin() const { return m_films.begin(); }
    [[nodiscard]] auto end() const { return m_films.end(); }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    [[nodiscard]] bool writeText() const
    {
        QFile file(path(QStringLiteral("text.srt")));
        return file.open(QIODevice::WriteOnly) && file.write("1\n00:00:00,500 --> 00:00:05,500\nAll along\n\n"
                                                             "2\n00:00:02,500 --> 00:00:03,000\nTwo\n") > 0;
    }

    [[nodiscard]] bool makeFiles() const
    {
        using namespace Qt::StringLiterals;
        const auto words = [](const QString &text) { return text.split(u' '); };
        const QStringList inputs = words(
            u"-f lavfi -i testsrc2=s=160x90:r=25:d=6,noise=alls=20:allf=t -f lavfi -i sine=r=48000:d=6"_s);
        const QString fragments = u"movflags=frag_keyframe+empty_moov+default_base_moof"_s;
        QString outputs = path(u"film.mkv"_s);
        const auto also = [&](const QString &options, const QString &name) {
            const QString more = options.isEmpty() ? QString() : QString(u':' + options);
            outputs += u"|[select=\\'v,a\\'%1]%2"_s.arg(more, path(name));
        };
        also(u"f=matroska:live=1"_s, u"live.mkv"_s);
        also({}, u"film.ts"_s);
        also({}, u"film.flv"_s);
        also(u"flvflags=add_keyframe_index"_s, u"listed.flv"_s);
        also({}, u"film.avi"_s);
        also({}, u"film.mp4"_s);
        also(fragments, u"long-listed.mp4"_s);
        also(QString(fragments + u"+skip_trailer"_s), u"long.mp4"_s);
        also(QString(fragments + u"+skip_trailer"_s), u"scanned.mp4"_s);
        const QStringList codecs = words(
            u"-map 0 -map 1 -map 2 -c:v libx264 -preset ultrafast -bf 2 -g 50 -pix_fmt yuv420p -c:a aac "
            "-c:s srt -flags +global_header -f tee"_s);
        return writeText() &&
               ffmpeg(inputs + QStringList{u"-i"_s, path(u"text.srt"_s)} + codecs + QStringList{outputs}) &&
               ffmpeg(inputs + words(u"-c:v libtheora -q:v 6 -g 50 -c:a libvorbis"_s) +
                      QStringList{path(u"film.ogv"_s)}) &&
               ffmpeg({u"-i"_s, path(u"film.mkv"_s), u"-c"_s, u"copy"_s, u"-c:s"_s, u"mov_text"_s,
                       path(u"text.mp4"_s)});
    }

    QTemporaryDir m_directory;
    std::map<QString, SmallFilm> m_films;
};

} // namespace cuegate::test
