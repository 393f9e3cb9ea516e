// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaCues.h"
#include "core/probe/MatroskaProbe.h"
#include "tests/support/MatroskaFile.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

/// Notes how much is read at once.
class WatchedSource final : public ByteSource
{
public:
    explicit WatchedSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    [[nodiscard]] qint64 longestRead() const { return m_longestRead; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

    [[nodiscard]] qint64 sizeBytes() const override { return m_bytes.size(); }
    [[nodiscard]] SourceValidator validator() const override { return {}; }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &) const override
    {
        const ByteRange clipped = range.intersected({0, m_bytes.size()});
        m_longestRead = std::max(m_longestRead, clipped.sizeBytes());
        m_bytesRead += clipped.sizeBytes();
        return m_bytes.mid(clipped.beginBytes, clipped.sizeBytes());
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }

private:
    QByteArray m_bytes;
    mutable qint64 m_longestRead = 0;
    mutable qint64 m_bytesRead = 0;
};

} // namespace

static constexpr int kPerSecond = 4;

static QByteArray cluster(quint64 timeMs)
{
    return ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, timeMs) + keyBlock(1, 0, "v"));
}

static QByteArray cuePoint(quint64 timeMs, quint64 position)
{
    return ebml(mkv::CuePoint, {ebmlUint(mkv::CueTime, timeMs),
                                ebml(mkv::CueTrackPositions, {ebmlUint(mkv::CueTrack, 1),
                                                              ebmlUint(mkv::CueClusterPosition, position)})});
}

/// \p count Clusters with a cue for each; \p between stands between the first cues and the rest.
static QByteArray film(int count, const QByteArray &between = {})
{
    const QByteArray tracks = ebml(mkv::Tracks, videoEntry());
    const qint64 cuesBytes = ebml(mkv::Cues, between).size() + count * cuePoint(0, 0).size();
    const qint64 firstCluster = tracks.size() + cuesBytes;
    const qint64 clusterBytes = cluster(0).size();
    QByteArray cues;
    QByteArray clusters;
    for (int i = 0; i < count; ++i) {
        const quint64 timeMs = quint64(i) * 1000 / kPerSecond;
        cues += cuePoint(timeMs, quint64(firstCluster + i * clusterBytes));
        clusters += cluster(timeMs);
        if (i == 0)
            cues += between;
    }
    return ebmlHeader() + ebmlUnknownSize(mkv::Segment) + tracks + ebml(mkv::Cues, cues) + clusters;
}

static Result<MediaInfo> probed(const ByteSource &source)
{
    const Result<QByteArray> head = source.read({0, 65536}, {});
    return head ? probeMatroska(source, *head, {}) : std::unexpected(head.error());
}

class tst_MatroskaLongCues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsThemPieceByPiece()
    {
        constexpr int kCues = 70'000; // 4.8 MB
        const WatchedSource source(film(kCues));
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::Cues);
        QCOMPARE(info->cues.size(), size_t(kCues));
        const auto &keyframes = info->keyframes.keyframes;
        QCOMPARE(keyframes.size(), size_t(kCues));
        const qint64 clusterBytes = cluster(0).size();
        qint64 wrong = 0;
        for (size_t i = 0; i < keyframes.size(); ++i) {
            const Keyframe expected{qint64(i) * 1'000'000'000 / kPerSecond,
                                    keyframes.front().offsetBytes + qint64(i) * clusterBytes};
            wrong += keyframes[i] == expected ? 0 : 1;
        }
        QCOMPARE(wrong, 0);
        QVERIFY(source.longestRead() <= kCuesPieceBytes + ProbeWindow::kBlockBytes);
    }

    void skipsSpaceWithinThem()
    {
        const QByteArray space = ebml(mkv::Void, QByteArray(3 * kCuesPieceBytes, '\0'));
        const WatchedSource source(film(1000, space));
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->keyframes.keyframes.size(), size_t(1000));
        QVERIFY(!info->notes.contains(u"the Cues are damaged: their rest is left out"_s));
        QVERIFY(source.longestRead() <= kCuesPieceBytes + ProbeWindow::kBlockBytes);
    }

    void saysWhereTheyEndTooSoon()
    {
        const QByteArray whole = film(100'000);
        const WatchedSource source(whole.first(3 * kCuesPieceBytes / 2));
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QVERIFY(info->notes.contains(u"the file ends inside its Cues"_s));
        QVERIFY(!info->cues.empty());
    }

    void survivesDamage()
    {
        QByteArray bytes = film(100'000);
        std::fill_n(bytes.begin() + kCuesPieceBytes + 1000, 100, '\0');
        const WatchedSource source(bytes);
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QVERIFY(info->notes.contains(u"the Cues are damaged: their rest is left out"_s));
        QVERIFY(!info->indexComplete);
        QVERIFY(source.bytesRead() < 4 * kCuesPieceBytes);
    }
};

QTEST_GUILESS_MAIN(tst_MatroskaLongCues)
#include "tst_MatroskaLongCues.moc"
