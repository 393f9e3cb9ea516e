// SPDX-License-Identifier: GPL-3.0-or-later
// Times of Ogg pages whose numbers no film has.
#include "core/probe/OggTrackScan.h"

#include <QTest>

#include <limits>

using namespace cuegate;

class tst_OggTrackScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesAGranuleBeyondAnyFilm()
    {
        OggStream stream;
        stream.track.type = TrackType::Video;
        stream.track.codec = Codec::Theora;
        stream.track.video = VideoFormat{};
        stream.track.video->frameRateDenominator = std::numeric_limits<quint32>::max();
        stream.headers.push_back(QByteArray(42, '\0'));
        const OggTrackScan scan(stream);
        const qint64 last = scan.endTicks(std::numeric_limits<qint64>::max());
        QVERIFY(last > 0 && last <= std::numeric_limits<qint64>::max() / 4);
        QCOMPARE(scan.endTicks(3), 3 * qint64(std::numeric_limits<quint32>::max()));
    }

    void endsSoundWithItsLastFrameWhateverEmptyPacketFollows()
    {
        OggStream stream;
        stream.track.type = TrackType::Audio;
        stream.track.codec = Codec::Flac;
        OggTrackScan scan(stream);
        // Of 4608 and of 768 samples, then what ffmpeg's muxer puts at the end.
        const QByteArray frames = QByteArray::fromHex("fff85a0800000000") + QByteArray::fromHex("fff87a0801"
                                                                                                "02ff00");
        OggPage page;
        page.isLast = true;
        page.granule = 5376;
        page.pieces = {{0, 8, true}, {8, 8, true}, {16, 0, true}};
        scan.take(page, frames, 0);
        const auto table = scan.finish();
        QVERIFY(table);
        QCOMPARE(table->sampleCount(), 2U);
        QCOMPARE(table->endTime(), 5376);
    }
};

QTEST_APPLESS_MAIN(tst_OggTrackScan)
#include "tst_OggTrackScan.moc"
