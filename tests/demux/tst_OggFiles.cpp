// SPDX-License-Identifier: GPL-3.0-or-later
// Ogg files spelled in the test: what damages and odd pages make of them. Whole files against ffprobe are in
// tests/demux/tst_ScanFiles.
#include "core/demux/SampleReader.h"
#include "core/media/OggPage.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/RiffBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr quint32 kPicture = 7, kOther = 9;

enum Flag { None = 0, Continued = 1, First = 2, Last = 4 };

/// \p laces: sizes of the pieces; 255 goes on.
static QByteArray page(quint32 serial, int flags, qint64 granule, const QByteArray &laces,
                       const QByteArray &body)
{
    return QByteArray(QByteArray("OggS") + '\0' + char(flags) + le32(quint32(granule)) +
                      le32(quint32(granule >> 32)) + le32(serial) + le32(0) + le32(0) + char(laces.size()) +
                      laces + body);
}
static QByteArray whole(quint32 serial, int flags, qint64 granule, const QByteArray &packet)
{
    QByteArray laces(packet.size() / 255, '\xFF');
    laces.append(char(packet.size() % 255));
    return page(serial, flags, granule, laces, packet);
}

/// 320×180, 25 pictures a second, granule shift 6.
static QByteArray identification()
{
    return QByteArray::fromHex("807468656f7261030201"
                               "0014000c000140"
                               "0000b40000"
                               "0000001900000001"
                               "000001000001"
                               "00000000"
                               "00c0");
}
static QByteArray picture(bool isKey, char content)
{
    return QByteArray(QByteArray(1, isKey ? '\0' : '\x40') + QByteArray(40, content));
}
static qint64 granule(qint64 keyframe, qint64 since)
{
    return keyframe << 6 | since;
}
static QByteArray headers()
{
    return QByteArray(
        whole(kPicture, First, 0, identification()) +
        whole(kPicture, None, 0, QByteArray("\x81theora") + le32(0) + le32(1) + le32(9) + "TITLE=Sea") +
        whole(kPicture, None, 0, "\x82theora....."));
}

using Info = Result<std::shared_ptr<const MediaInfo>>;

static Info scanned(const ByteSource &source)
{
    const Info found = probe(source, u"test.ogv"_s, {});
    return found ? scanIndex(source, **found, {}, {}) : found;
}
static std::vector<SampleTable::Entry> pictures(const Info &info)
{
    return std::get<MovieLayout>((*info)->layout).tables.at(1).entries(0, 1000);
}

class tst_OggFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsPicturesByTheirPages()
    {
        const QByteArray two = picture(false, 'b') + picture(false, 'c');
        const QByteArray file = headers() + whole(kPicture, None, granule(1, 0), picture(true, 'a')) +
                                page(kPicture, None, granule(1, 3), QByteArray("\x29\x00\x29", 3), two) +
                                whole(kPicture, Last, granule(5, 0), picture(true, 'd'));
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->container, Container::Ogg);
        QCOMPARE((*info)->title, u"Sea"_s);
        QCOMPARE((*info)->tracks[0].codec, Codec::Theora);
        QCOMPARE((*info)->tracks[0].video->width, 320U);
        QCOMPARE((*info)->durationNs, 200'000'000);
        const auto entries = pictures(info);
        QCOMPARE(entries.size(), size_t(4));
        const std::array<qint64, 4> times{0, 1, 3, 4}; // an empty packet keeps the picture before
        for (size_t i = 0; i < times.size(); ++i) {
            QCOMPARE(entries[i].pts, times[i]);
            QCOMPARE(entries[i].isSync, i == 0 || i == 3);
        }
    }

    void takesPageHeadsOutOfPackets()
    {
        const QByteArray large =
            QByteArray("\0", 1) + QByteArray(600, 'x') + "OggS is no page" + QByteArray(200, 'y');
        const QByteArray head = headers();
        const QByteArray file = head + page(kPicture, None, -1, "\xFF", large.first(255)) +
                                whole(kOther, None, 5, "somebody else's") +
                                page(kPicture, Continued, -1, "\xFF", large.sliced(255, 255)) +
                                page(kPicture, Continued, granule(1, 0),
                                     QByteArray("\xFF") + char(large.size() - 765), large.sliced(510)) +
                                whole(kPicture, Last, granule(1, 1), picture(false, 'b'));
        QByteArray withOther = file;
        withOther.insert(whole(kPicture, First, 0, identification()).size(),
                         whole(kOther, First, 0, "unknown stream"));
        const MemoryByteSource source(withOther);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks.size(), size_t(2));
        const SampleSpan span{25, 0, 0, 0, withOther.size(), true, true};
        const auto batches = readSamples(source, **info, std::array{TrackId(1)}, span, {});
        QVERIFY2(batches, batches ? "" : qPrintable(batches.error().message));
        QCOMPARE(batches->front().samples.size(), size_t(2));
        QCOMPARE(batches->front().samples[0].payload.toByteArray(), large);
        QCOMPARE(batches->front().samples[1].payload.toByteArray(), picture(false, 'b'));
        const auto first = readFirstSample(source, **info, 1, {});
        QVERIFY(first);
        QCOMPARE(first->bytes, large);
    }

    void goesOnAfterADamage()
    {
        const QByteArray lost = whole(kPicture, None, granule(1, 1), picture(false, 'b'));
        const QByteArray file = headers() + whole(kPicture, None, granule(1, 0), picture(true, 'a')) +
                                QByteArray(lost.size(), '\x55') +
                                page(kPicture, Continued, granule(1, 2), QByteArray("\x05\x29", 2),
                                     "tail." + picture(false, 'c')) +
                                whole(kPicture, None, granule(4, 0), picture(true, 'd'));
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QVERIFY((*info)->notes.join(u' ').contains(u"damaged"_s));
        const auto entries = pictures(info);
        QCOMPARE(entries.size(), size_t(3));
        QCOMPARE(entries[1].pts, 2);
        QCOMPARE(entries[2].pts, 3);
    }

    void playsUpToWhereItIsCut()
    {
        QByteArray file = headers() + whole(kPicture, None, granule(1, 0), picture(true, 'a')) +
                          whole(kPicture, None, granule(1, 1), picture(false, 'b'));
        file.chop(5);
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(pictures(info).size(), size_t(1));
        QVERIFY((*info)->notes.join(u' ').contains(u"cut off"_s));
    }

    void playsTheFirstOfStreamsInAChain()
    {
        const QByteArray film = headers() + whole(kPicture, None, granule(1, 0), picture(true, 'a')) +
                                whole(kPicture, Last, granule(1, 1), picture(false, 'b'));
        const MemoryByteSource source(QByteArray(film + film));
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(pictures(info).size(), size_t(2));
        QVERIFY((*info)->notes.join(u' ').contains(u"other streams begin at byte %1"_s.arg(film.size())));
    }

    void saysSoWhereThereIsNoKeyframe()
    {
        const MemoryByteSource source(
            QByteArray(headers() + whole(kPicture, Last, granule(1, 1), picture(false, 'b'))));
        const Info info = scanned(source);
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::CorruptInput);
        QCOMPARE(info.error().code, ErrorCode::MediaNoIndex);
    }

    void refusesWhatHasNoKnownStream()
    {
        const MemoryByteSource source(whole(kOther, First, 0, "Speex   1.2"));
        const Info found = probe(source, {}, {});
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::MediaCodec);
    }
};

QTEST_APPLESS_MAIN(tst_OggFiles)
#include "tst_OggFiles.moc"
