// SPDX-License-Identifier: GPL-3.0-or-later
// What preparing a title looks at, by where its source is.
#include "core/gateway/SourcePreparation.h"
#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/segment/CutTimes.h"
#include "core/segment/ProvisionalTitle.h"
#include "tests/media/FfmpegFile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

/// Cannot seek. Only \c comeBytes of it count as fetched.
class PassedSource final : public ByteSource
{
public:
    PassedSource(std::shared_ptr<const ByteSource> source, qint64 comeBytes)
        : m_source(std::move(source))
        , m_comeBytes(comeBytes)
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_source->sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source->validator(); }
    [[nodiscard]] bool canSeek() const override { return false; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] std::vector<ByteRange> fetchedRanges() const override { return {{0, m_comeBytes}}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override
    {
        return m_source->read(range, cancel);
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }

private:
    const std::shared_ptr<const ByteSource> m_source;
    const qint64 m_comeBytes;
};

} // namespace

class tst_SourcePreparation : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::shared_ptr<const ByteSource> m_source;
    std::shared_ptr<const MediaInfo> m_media;

private:
    [[nodiscard]] PreparedTitle prepared(const std::optional<TitleFacts> &facts, SourcePlace place) const
    {
        return preparedOf(m_source, facts, place);
    }
    [[nodiscard]] PreparedTitle preparedOf(const std::shared_ptr<const ByteSource> &source,
                                           const std::optional<TitleFacts> &facts, SourcePlace place) const
    {
        return prepareTitle(source, m_media, facts, {}, nullptr, place, {}, [](int) {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_dir.filePath(u"film.mkv"_s);
        if (!ffmpeg(u"-f lavfi -i testsrc2=s=160x90:r=25:d=20 -f lavfi -i sine=r=48000:d=20 -c:v libx264 "
                    "-preset ultrafast -g 50 -bf 3 -x264-params open-gop=1 -c:a aac %1"_s.arg(path)
                        .split(u' ')))
            QSKIP("ffmpeg cannot make the film");
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        m_source = std::move(*file);
        m_media = probe(*m_source, u"film.mkv"_s, {}).value();
    }

    void looksAtTheCutsOfWhatIsOnADisk()
    {
        const PreparedTitle onDisk = prepared({}, SourcePlace::Disk);
        const PreparedTitle farAway = prepared({}, SourcePlace::Network);
        QVERIFY(onDisk.title && farAway.title && onDisk.newFacts && farAway.newFacts);
        QVERIFY(!lacksCutTimes(**onDisk.title));
        QVERIFY(lacksCutTimes(**farAway.title));
        QCOMPARE((*onDisk.title)->generation, (*farAway.title)->generation);
        QVERIFY(onDisk.newFacts->at(m_media->mainTrack).times.begins.size() > 1);
        QVERIFY(farAway.newFacts->at(m_media->mainTrack).times == TrackTimes{});
    }

    void looksAtTheCutsOfWhatHasCome()
    {
        const auto come = std::make_shared<PassedSource>(m_source, m_source->sizeBytes());
        const PreparedTitle whole = preparedOf(come, {}, SourcePlace::Network);
        QVERIFY(whole.title && !lacksCutTimes(**whole.title));
        const auto coming = std::make_shared<PassedSource>(m_source, m_source->sizeBytes() - 1);
        const PreparedTitle part = preparedOf(coming, {}, SourcePlace::Network);
        QVERIFY(part.title && lacksCutTimes(**part.title));
    }

    // While the Clusters of a file without Cues are gone through, another title plays. \c missing: bytes that
    // have not come of a source that cannot seek.
    void looksAtTheCutsOfWhatIsFarAwayInIdleTime_data()
    {
        QTest::addColumn<std::optional<qint64>>("missing");
        QTest::newRow("seeks") << std::optional<qint64>();
        QTest::newRow("cannot seek, is here") << std::optional<qint64>(0);
        QTest::newRow("cannot seek, is not here") << std::optional<qint64>(1);
    }
    void looksAtTheCutsOfWhatIsFarAwayInIdleTime()
    {
        QFETCH(const std::optional<qint64>, missing);
        const QString path = m_dir.filePath(u"live.mkv"_s);
        QVERIFY(ffmpeg(u"-y -i %1 -c copy -live 1 -f matroska %2"_s.arg(m_dir.filePath(u"film.mkv"_s), path)
                           .split(u' ')));
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        std::shared_ptr<const ByteSource> source = std::move(*file);
        if (missing)
            source = std::make_shared<PassedSource>(source, source->sizeBytes() - *missing);
        const auto media = probe(*source, u"live.mkv"_s, {});
        QVERIFY(media.has_value());
        QCOMPARE((*media)->indexKind, IndexKind::None);
        const auto provisional = makeProvisionalTitle(source, **media, {}, {});
        QVERIFY(provisional.has_value());
        const auto preparedWith = [&](const std::shared_ptr<const Title> &playing) {
            return prepareTitle(source, *media, {}, {}, playing, SourcePlace::Network, {}, [](int) {});
        };
        const PreparedTitle inIdleTime = preparedWith(*provisional);
        const PreparedTitle waitedFor = preparedWith(nullptr);
        QVERIFY(inIdleTime.title && waitedFor.title && inIdleTime.newFacts);
        const bool isLookedAt = missing.value_or(0) == 0;
        QCOMPARE(!lacksCutTimes(**inIdleTime.title), isLookedAt);
        QCOMPARE(lacksCutTimes(**waitedFor.title), missing != 0);
        QCOMPARE(inIdleTime.newFacts->at((*media)->mainTrack).times.begins.size() > 1, isLookedAt);
        QCOMPARE((*inIdleTime.title)->generation, (*waitedFor.title)->generation);
    }

    void looksBehindOnlyWhereTheIndexIsInDoubt()
    {
        const auto titleOf = [this](const QString &name, const QString &options) {
            const QString path = m_dir.filePath(name);
            if (!ffmpeg(u"-y -i %1 %2 %3"_s.arg(m_dir.filePath(u"film.mkv"_s), options, path)
                            .split(u' ', Qt::SkipEmptyParts)))
                return std::shared_ptr<const Title>();
            auto file = FileByteSource::open(path);
            if (!file)
                return std::shared_ptr<const Title>();
            const std::shared_ptr<const ByteSource> source = std::move(*file);
            const auto media = probe(*source, name, {});
            if (!media)
                return std::shared_ptr<const Title>();
            const auto prepared =
                prepareTitle(source, *media, {}, {}, nullptr, SourcePlace::Network, {}, [](int) {});
            return prepared.title.value_or(nullptr);
        };
        const auto open = titleOf(u"open.mkv"_s, u"-c copy"_s);
        const auto closed =
            titleOf(u"closed.mkv"_s, u"-c:v libx264 -preset ultrafast -g 50 -bf 3 -c:a copy"_s);
        const auto alike = titleOf(u"alike.avi"_s, u"-c:v mpeg4 -bf 2 -g 50 -c:a mp3"_s);
        QVERIFY(open && closed && alike);
        for (const auto &title : {open, closed, alike})
            QVERIFY(isToBeLookedAt(*title, SourcePlace::Disk));
        QVERIFY(isToBeLookedAt(*open, SourcePlace::Network));
        QVERIFY(!isToBeLookedAt(*closed, SourcePlace::Network));
        QVERIFY(!isToBeLookedAt(*alike, SourcePlace::Network));
        int last = -1;
        const auto times =
            lookAtCutsBehind(*open, SourcePlace::Network, {}, [&last](int percent) { last = percent; });
        QVERIFY(times && last >= 0);
        QVERIFY(!isToBeLookedAt(*withTimes(*open, *times), SourcePlace::Disk));
    }

    void looksNoMoreAtWhatItKnows()
    {
        const PreparedTitle first = prepared({}, SourcePlace::Disk);
        QVERIFY(first.newFacts.has_value());
        const PreparedTitle again = prepared(first.newFacts, SourcePlace::Disk);
        QVERIFY(again.title && !again.newFacts);
        QVERIFY((*again.title)->times == (*first.title)->times);
        QCOMPARE((*again.title)->generation, (*first.title)->generation);
        // Facts of before are completed.
        const PreparedTitle farAway = prepared({}, SourcePlace::Network);
        const PreparedTitle completed = prepared(farAway.newFacts, SourcePlace::Disk);
        QVERIFY(completed.newFacts && (*completed.title)->times == (*first.title)->times);
    }
};

QTEST_GUILESS_MAIN(tst_SourcePreparation)
#include "tst_SourcePreparation.moc"
