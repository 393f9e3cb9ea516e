// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes to find the cuts of films without an index: bytes and requests where keyframes are even and
// where not, and that what is found is the same in whatever order and at whatever pace it is asked for.
#include "core/io/Upstream.h"
#include "core/segment/ProvisionalCuts.h"
#include "tests/segment/SearchedTitle.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/BlockwiseSource.h"
#include "tests/support/FfmpegPackets.h"
#include "tests/support/TestOrigin.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_SearchCost : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    /// Of 100 s at 4 Mbit/s; \p keys: what makes its keyframes. Empty if it cannot be made here.
    [[nodiscard]] QString film(const QString &keys, const QString &name, const QString &options = {}) const
    {
        const QString picture = m_dir.filePath(QString::number(qHash(keys), 16) + u".mkv"_s);
        const QString path = m_dir.filePath(name);
        const QString made = u"-f lavfi -i testsrc2=s=160x90:r=24:d=100 -c:v libx264 -preset ultrafast -bf 2 "
                             u"-b:v 4M -minrate 4M "
                             "-maxrate 4M -bufsize 2M -nal-hrd cbr %1 %2"_s.arg(keys, picture);
        const QString joined =
            u"-i %1 -f lavfi -i sine=r=48000:d=100 -map 0:v -map 1:a -c:v copy -c:a aac %2 %3"_s.arg(
                picture, options, path);
        const bool isEncoded = QFile::exists(picture) || ffmpeg(made.split(u' ', Qt::SkipEmptyParts));
        return isEncoded && ffmpeg(joined.split(u' ', Qt::SkipEmptyParts)) ? path : QString();
    }
    [[nodiscard]] static QString even(int pictures)
    {
        return u"-g %1 -keyint_min %1 -sc_threshold 0"_s.arg(pictures);
    }
    /// One each two and a half seconds, and others between.
    [[nodiscard]] static QString between(const QString &seconds)
    {
        QString all = u"0"_s;
        for (int tenths = 25; tenths < 1000; tenths += 25)
            all += u',' + QString::number(tenths / 10.0);
        return u"-g 300 -sc_threshold 0 -force_key_frames "_s + all + u',' + seconds;
    }
    [[nodiscard]] static QString forced(const QString &seconds)
    {
        return u"-g 72 -sc_threshold 0 -force_key_frames "_s + seconds;
    }
    [[nodiscard]] static std::shared_ptr<const Title> provisionalOf(std::shared_ptr<const ByteSource> source,
                                                                    const QString &path)
    {
        const auto found = probe(*source, QFileInfo(path).fileName(), {});
        const auto title =
            found ? makeProvisionalTitle(std::move(source), **found, {}, {}) : std::unexpected(found.error());
        return title ? *title : nullptr;
    }
    [[nodiscard]] static std::shared_ptr<const Title> provisionalOf(const QString &path)
    {
        auto file = FileByteSource::open(path);
        return file ? provisionalOf(std::shared_ptr<const ByteSource>(std::move(*file)), path) : nullptr;
    }
    /// Seconds from the first one on, as ffprobe sees them.
    [[nodiscard]] static std::vector<double> keyframes(const QString &path)
    {
        std::vector<double> times;
        eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
            if (packet.isKey && packet.stream == 0)
                times.push_back(packet.presentationTime.value_or(0));
        });
        const double first = times.empty() ? 0 : times.front();
        for (double &time : times)
            time -= first;
        return times;
    }
    using Cuts = std::vector<std::optional<Keyframe>>;
    [[nodiscard]] static Cuts cutsOf(const QString &path, SearchPace pace, int stride)
    {
        const auto title = provisionalOf(path);
        const auto count = title ? int(title->plan.spans.size()) : 0;
        Cuts cuts(static_cast<size_t>(count));
        for (int begin = 0; begin < stride; ++begin) {
            for (int n = count - 1 - begin; n >= 0; n -= stride)
                cuts[size_t(n)] = title->cuts->at(title->plan.spans[size_t(n)].beginTime, {}, pace).value();
        }
        return cuts;
    }
    static void addFilms()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("isFirst");
        const QString some = u"2.5,7,8.5,13,19,20.5,26,31,33.5,41,47,49,55.5,61,66,67.5,74,80,86.5,91,95"_s;
        const auto row = [](const char *what, const QString &keys, const QString &name, int percent,
                            bool isFirst = true, const QString &options = {}) {
            QTest::newRow(what) << keys << name << options << percent << isFirst;
        };
        row("transport stream, even", even(72), u"even.ts"_s, 7);
        row("transport stream, even, rounded times", even(77), u"odd.ts"_s, 13);
        row("transport stream, even, short groups", even(12), u"short.ts"_s, 7);
        row("transport stream, even, wrap", even(77), u"wrap.ts"_s, 13, true, u"-output_ts_offset 95400"_s);
        row("transport stream, uneven", forced(some), u"uneven.ts"_s, 40);
        row("transport stream, others between", between(u"24.5,36.75,48.5,54.5,66.75"_s), u"more.ts"_s, 13,
            false);
        row("transport stream, keyframes just before the cuts", even(72), u"sooner.ts"_s, 18, true,
            u"-bsf:v setts=pts=PTS*0.9999:dts=DTS*0.9999"_s);
        row("transport stream, even at first", forced(u"40,42.1,50,57,61.2,70,71.9,80"_s), u"later.ts"_s, 40);
        row("FLV, even", even(72), u"even.flv"_s, 12);
        row("FLV, even, rounded times", even(77), u"odd.flv"_s, 19);
        row("FLV, uneven", forced(some), u"uneven.flv"_s, 42);
        const QString piped = u"-seekable 0 -f matroska"_s;
        row("Matroska, even", even(72), u"even.mkv"_s, 10, true, piped);
        row("Matroska, even, rounded times", even(77), u"odd.mkv"_s, 14, true, piped);
        row("Matroska, even, short groups", even(12), u"short.mkv"_s, 12, true, piped);
        row("Matroska, even, Clusters of unknown size", even(72), u"live.mkv"_s, 10, true,
            u"-live 1 "_s + piped);
        row("Matroska, uneven", forced(some), u"uneven.mkv"_s, 48, true, piped);
        row("Matroska, others between", between(u"24.5,36.75,48.5,54.5,66.75"_s), u"more.mkv"_s, 14, false,
            piped);
    }

private Q_SLOTS:
    void isFewBytes_data() { addFilms(); }
    void isFewBytes()
    {
        QFETCH(const QString, keys);
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        QFETCH(const int, percent);
        const QString path = film(keys, name, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        const auto blocks = std::make_shared<const BlockwiseSource>(**file);
        const auto title = provisionalOf(blocks, path);
        QVERIFY(title);
        const SourceCounters before = blocks->counters();
        const auto index = searchIndex(*title, {}, [](double) {});
        QVERIFY(index.has_value());
        const qint64 bytes = blocks->counters().bytes - before.bytes;
        const QString told =
            u"%1 % of %2 bytes, %3 requests for %4 cuts"_s.arg(100 * bytes / blocks->sizeBytes())
                .arg(blocks->sizeBytes())
                .arg(blocks->counters().requests - before.requests)
                .arg(title->plan.spans.size());
        qInfo("%s", qPrintable(told));
        QVERIFY2(bytes * 100 <= percent * blocks->sizeBytes(), qPrintable(told));
    }

    void isTheSameHoweverItIsAsked_data() { addFilms(); }
    void isTheSameHoweverItIsAsked()
    {
        QFETCH(const QString, keys);
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        QFETCH(const bool, isFirst);
        const QString path = film(keys, name, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const Cuts backwards = cutsOf(path, SearchPace::Sparing, 1);
        QVERIFY(backwards.size() > 10);
        QVERIFY(backwards == cutsOf(path, SearchPace::Hurried, 1));
        QVERIFY(backwards == cutsOf(path, SearchPace::Hurried, 5));
        QVERIFY(backwards == cutsOf(path, SearchPace::Sparing, 7));
        const auto title = provisionalOf(path);
        const auto index = searchIndex(*title, {}, [](double) {});
        QVERIFY(index.has_value());
        const double ticks = title->plan.timescale;
        const qint64 begin = title->plan.spans.front().beginTime;
        const std::vector<double> truth = keyframes(path);
        size_t listed = 0;
        int first = 0;
        for (size_t n = 0; n < backwards.size(); ++n) {
            if (!backwards[n])
                continue;
            const double time = double(backwards[n]->time - begin) / ticks;
            const double asked = double(title->plan.spans[n].beginTime - begin) / ticks;
            const auto isIt = [](double at) {
                return [at](double each) { return std::abs(each - at) < 0.001; };
            };
            QVERIFY2(std::ranges::any_of(truth, isIt(time)), qPrintable(QString::number(time)));
            QVERIFY(time > asked - 0.001 && time < asked + 6.01);
            const auto next = std::ranges::lower_bound(truth, asked - 0.0005);
            QVERIFY(next != truth.end());
            QVERIFY(!isFirst || std::abs(*next - time) < 0.001);
            first += std::abs(*next - time) < 0.001;
            const auto &known = index->media->keyframes.keyframes;
            listed += std::ranges::find(known, *backwards[n]) != known.end();
        }
        QVERIFY(isFirst || first < int(listed)); // else there is nothing to look up
        QVERIFY(listed + 2 >= backwards.size());
    }

    // What a web server is asked for, where reads that follow each other could make it more.
    void readsNothingAhead()
    {
        const QString path = film(forced(u"2.5,7,13,20.5,31,41,49,61,74,86.5"_s), u"ahead.ts"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        TestOrigin origin;
        origin.serveFile("/film.ts", path);
        const Upstream upstream;
        SourceLocation location;
        location.url = origin.url("/film.ts");
        auto opened = upstream.open(location, CancelToken());
        QVERIFY(opened.has_value());
        const std::shared_ptr<const ByteSource> web = std::move(*opened);
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        const auto blocks = std::make_shared<const BlockwiseSource>(**file);
        qint64 taken[2] = {};
        for (const auto &source : {std::shared_ptr<const ByteSource>(blocks), web}) {
            const auto title = provisionalOf(source, path);
            QVERIFY(title);
            QTRY_COMPARE(source->counters().connectionsNow, 0); // what was read ahead before has come
            const qint64 before = source->counters().bytes;
            QVERIFY(searchIndex(*title, {}, [](double) {}).has_value());
            taken[source == web] = source->counters().bytes - before;
        }
        QVERIFY2(taken[1] <= taken[0], qPrintable(u"%1 bytes, not %2"_s.arg(taken[1]).arg(taken[0])));
    }
};

QTEST_GUILESS_MAIN(tst_SearchCost)
#include "tst_SearchCost.moc"
